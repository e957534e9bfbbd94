import { useEffect, useRef, type ReactNode } from "react"
import "./page.css"

type PageProps = {
  title: string
  /** The page's answer in one sentence; a skeleton while it is unknown. */
  answer: ReactNode
  /** Beside the title: what can be done here. */
  actions?: ReactNode
  /** After the title, on its line: a label such as "synthetic". */
  label?: ReactNode
  children: ReactNode
}

/** The address whose page was opened last; null before the first. */
let openedPath: string | null = null

/** A page: title, one-sentence answer, then its sections. Sets the window's title and takes the focus when it opens. */
export function Page({ title, answer, actions, label, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = title === "Overview" ? "Foliant" : `${title} · Foliant`
  }, [title])
  useEffect(() => {
    // A screen reader hears where it is after a change of page; the first one is read from its top anyway.
    const { pathname } = window.location
    if (openedPath !== null && openedPath !== pathname) heading.current?.focus({ preventScroll: true })
    openedPath = pathname
  }, [])
  return (
    <div className="page">
      <header className="page-header">
        <div className="page-title">
          <h1 ref={heading} tabIndex={-1}>
            {title} {label}
          </h1>
          <div className="page-answer">{answer}</div>
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  )
}
