import {
  type FocusEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  lazy,
  useEffect,
  useRef,
  useState,
} from "react"
import { LazyPart } from "../ui/lazy-part.tsx"
import { usePopover } from "../ui/use-popover.ts"
import type { FigureSource } from "./figure-source.ts"
import "../ui/popover.css"
import "../ui/explain.css"
import "./figure-explainer.css"

const Explanation = lazy(async () => ({ default: (await import("./explanation.tsx")).Explanation }))

const openAfterMs = 200
const closeAfterMs = 150

type FigureExplainerProps = { source: FigureSource; children: ReactNode }

/**
 * Lets every `FigureButton` inside explain itself on hover, focus or tap. One panel serves all of them, so that a change of
 * filter has a hundred figures to write and not a hundred explanations.
 */
export function FigureExplainer({ source, children }: FigureExplainerProps) {
  const { id, open, show, hide, place, anchorRef, panelRef } = usePopover<HTMLDivElement>("start")
  const [figure, setFigure] = useState<string | null>(null)
  const timer = useRef<number | undefined>(undefined)
  useEffect(() => () => window.clearTimeout(timer.current), [])

  const explain = (button: HTMLButtonElement, afterMs: number) => {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => {
      anchorRef.current?.removeAttribute("aria-describedby")
      anchorRef.current = button
      button.setAttribute("aria-describedby", id)
      setFigure(button.dataset.figure ?? null)
      show()
    }, afterMs)
  }
  const leave = () => {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(hide, closeAfterMs)
  }
  const onPointerOver = (event: PointerEvent) => {
    const button = figureButton(event.target)
    if (event.pointerType === "mouse" && button !== null) explain(button, open ? 60 : openAfterMs)
  }
  const onPointerOut = (event: PointerEvent) => {
    if (event.pointerType === "mouse" && figureButton(event.target) !== null) leave()
  }
  const onFocus = (event: FocusEvent) => {
    const button = figureButton(event.target)
    if (button?.matches(":focus-visible")) explain(button, openAfterMs)
  }
  const onClick = (event: MouseEvent) => {
    const button = figureButton(event.target)
    if (button !== null) explain(button, 0)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- listens for the buttons inside
    <div
      className="figure-explainer"
      onPointerOver={onPointerOver}
      onPointerOut={onPointerOut}
      onFocus={onFocus}
      onBlur={leave}
      onClick={onClick}
    >
      {children}
      <div
        ref={panelRef}
        id={id}
        popover="auto"
        role="note"
        className="popover explain-panel"
        onPointerEnter={() => window.clearTimeout(timer.current)}
        onPointerLeave={(event) => event.pointerType === "mouse" && leave()}
      >
        {figure !== null && (
          <LazyPart what="The explanation" placeholder={null}>
            <Explanation key={figure} figure={figure} source={source} onSized={place} />
          </LazyPart>
        )}
      </div>
    </div>
  )
}

function figureButton(target: EventTarget): HTMLButtonElement | null {
  return target instanceof Element ? target.closest<HTMLButtonElement>("button[data-figure]") : null
}
