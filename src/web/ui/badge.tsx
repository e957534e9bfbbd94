import type { ReactNode } from "react"
import "./badge.css"

/** A short label on a thing: "Synthetic", "Staged". Amber only where attention is due. */
export function Badge({
  tone = "plain",
  title,
  children,
}: {
  tone?: "plain" | "warn"
  title?: string
  children: ReactNode
}) {
  return (
    <span className="badge" data-tone={tone} title={title}>
      {children}
    </span>
  )
}
