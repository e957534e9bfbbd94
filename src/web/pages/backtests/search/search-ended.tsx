import { useState } from "react"
import { navigate } from "wouter/use-browser-location"
import { Button } from "../../../ui/button.tsx"
import { EmptyState } from "../../../ui/empty-state.tsx"
import { ErrorState } from "../../../ui/error-state.tsx"
import { showToast } from "../../../ui/toasts.tsx"

type SearchEndedProps = {
  state: "failed" | "cancelled"
  error: string | null
  onAgain: () => Promise<{ id: string }>
  /** The page of a search. */
  pathOf: (id: string) => string
}

/** A search that did not get to its end, and the way to begin it again. */
export function SearchEnded({ state, error, onAgain, pathOf }: SearchEndedProps) {
  const [busy, setBusy] = useState(false)
  const again = async () => {
    setBusy(true)
    try {
      const { id } = await onAgain()
      navigate(pathOf(id))
    } catch (failure) {
      showToast(failure instanceof Error ? failure.message : String(failure), { tone: "error" })
    }
    setBusy(false)
  }
  if (state === "failed") {
    return (
      <ErrorState
        title="It did not get to its end"
        error={error ?? "The server gives no reason."}
        onRetry={() => void again()}
        retrying={busy}
      />
    )
  }
  return (
    <EmptyState
      title="Cancelled"
      actions={
        <Button kind="primary" busy={busy} onClick={() => void again()}>
          Begin again
        </Button>
      }
    >
      It was stopped before its end, and nothing of it was kept but what was asked for.
    </EmptyState>
  )
}
