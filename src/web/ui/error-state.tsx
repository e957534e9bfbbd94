import type { ReactNode } from "react"
import { formatClock } from "../format/instant.ts"
import { Button } from "./button.tsx"
import "./state.css"

type ErrorStateProps = {
  /** What failed, in words. */
  title: string
  /** The reason; an `Error` gives its message. */
  error: unknown
  /** Milliseconds since 1970 at which it began to fail. */
  since?: number
  /** What is shown instead, if anything is. */
  instead?: ReactNode
  onRetry?: () => void
  retrying?: boolean
}

/** What failed, why, since when, what is shown instead, and the way to try again. */
export function ErrorState({ title, error, since, instead, onRetry, retrying = false }: ErrorStateProps) {
  const reason = error instanceof Error ? error.message : String(error)
  return (
    <div className="state" data-tone="error" role="alert">
      <h2>{title}</h2>
      <p>{reason}</p>
      {(since !== undefined || instead) && (
        <p>
          {since !== undefined && <>Since {formatClock(since)}. </>}
          {instead}
        </p>
      )}
      {onRetry && (
        <div className="state-actions">
          <Button icon="retry" onClick={onRetry} busy={retrying}>
            {retrying ? "Trying again" : "Try again"}
          </Button>
        </div>
      )}
    </div>
  )
}
