import { useId, useLayoutEffect, useRef, type ReactNode } from "react"
import { Button } from "./button.tsx"
import "./dialog.css"

type DialogProps = {
  title: string
  onClose: () => void
  /** Buttons, the chosen way last. */
  actions?: ReactNode
  className?: string
  children: ReactNode
}

/** A modal question or answer. Rendered while it is open; Escape closes it and the focus returns to where it was. */
export function Dialog({ title, onClose, actions, className, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  // Before the element leaves the page, or closing would not give the focus back.
  useLayoutEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={className ? `dialog ${className}` : "dialog"}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <header className="dialog-header">
        <h2 id={titleId}>{title}</h2>
        <Button kind="quiet" size="small" icon="close" aria-label="Close" onClick={onClose} />
      </header>
      {children}
      {actions && <div className="dialog-actions">{actions}</div>}
    </dialog>
  )
}
