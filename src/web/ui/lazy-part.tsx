import { Component, type ReactNode, Suspense } from "react"
import { ErrorState } from "./error-state.tsx"

type LazyPartProps = {
  /** What cannot be shown when its code does not load: "The trades". */
  what: string
  /** Stands in its place until the code is here, in its final size. */
  placeholder: ReactNode
  children: ReactNode
}

/** A part of a page whose code comes later. One that fails says so in its own place, and the rest of the page stays. */
export class LazyPart extends Component<LazyPartProps, { error: unknown }> {
  override state: { error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error }
  }

  override render(): ReactNode {
    const { what, placeholder, children } = this.props
    if (this.state.error === null) return <Suspense fallback={placeholder}>{children}</Suspense>
    // Code that could not be fetched stays failed in this window; a fresh one asks again.
    return (
      <ErrorState
        title={`${what} could not be shown`}
        error={this.state.error}
        instead="The rest of the page is complete."
        onRetry={() => window.location.reload()}
      />
    )
  }
}
