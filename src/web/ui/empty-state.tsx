import type { ReactNode } from "react"
import "./state.css"

type EmptyStateProps = {
  title: string
  /** What belongs here. */
  children: ReactNode
  /** The one action, and perhaps the demo. */
  actions?: ReactNode
}

/** Says what belongs here and offers the one action. */
export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div className="state">
      <h2>{title}</h2>
      <p>{children}</p>
      {actions && <div className="state-actions">{actions}</div>}
    </div>
  )
}
