import { useEffect, useRef, type ReactNode } from "react"
import { usePopover } from "./use-popover.ts"
import "./popover.css"
import "./explain.css"

const openAfterMs = 250
const closeAfterMs = 150

type ExplainProps = {
  /** The words on the page. */
  label: ReactNode
  /** Heading of the explanation. */
  term: string
  /** Paragraphs, and a `<dl>` for convention, inputs and working. */
  children: ReactNode
}

/** A term with its explanation one hover, focus or tap away. */
export function Explain({ label, term, children }: ExplainProps) {
  const { id, open, show, hide, anchorRef, panelRef } = usePopover<HTMLDivElement>("start")
  const timer = useRef<number | undefined>(undefined)

  const later = (act: () => void, ms: number) => {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(act, ms)
  }
  useEffect(() => () => window.clearTimeout(timer.current), [])

  return (
    <>
      <button
        ref={anchorRef}
        type="button"
        className="explain"
        aria-expanded={open}
        aria-describedby={id}
        popoverTarget={id}
        onPointerEnter={(event) => event.pointerType === "mouse" && later(show, openAfterMs)}
        onPointerLeave={(event) => event.pointerType === "mouse" && later(hide, closeAfterMs)}
        onFocus={(event) => event.currentTarget.matches(":focus-visible") && later(show, openAfterMs)}
        onBlur={() => later(hide, closeAfterMs)}
        onClick={(event) => {
          event.preventDefault()
          window.clearTimeout(timer.current)
          show()
        }}
      >
        {label}
      </button>
      <div
        ref={panelRef}
        id={id}
        popover="auto"
        role="note"
        className="popover explain-panel"
        onPointerEnter={() => window.clearTimeout(timer.current)}
        onPointerLeave={(event) => event.pointerType === "mouse" && later(hide, closeAfterMs)}
      >
        <h3>{term}</h3>
        {children}
      </div>
    </>
  )
}
