import { Component, type ReactNode } from "react"
import { ErrorState } from "../ui/error-state.tsx"

type Props = { children: ReactNode }
type State = { error: unknown; since: number }

/** Keeps a page that broke from taking the frame with it. Keyed by the page, so that another one starts anew. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, since: 0 }

  static getDerivedStateFromError(error: unknown): State {
    return { error, since: Date.now() }
  }

  override render(): ReactNode {
    const { error, since } = this.state
    if (error === null) return this.props.children
    // A page's code that could not be fetched stays failed in this window; a fresh one asks again.
    return (
      <div className="page">
        <ErrorState
          title="This page broke"
          error={error}
          since={since}
          instead="The rest of the app still works, and nothing was changed."
          onRetry={() => window.location.reload()}
        />
      </div>
    )
  }
}
