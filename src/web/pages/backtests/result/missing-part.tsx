import { ErrorState } from "../../../ui/error-state.tsx"
import { Skeleton } from "../../../ui/skeleton.tsx"
import "./missing-part.css"

type MissingPartProps = {
  title: string
  /** The same in a sentence. */
  what: string
  /** What stands there once it has come, by its size. */
  shape: "curve" | "prices" | "table" | "value" | "weights" | "fills"
  query: {
    error: unknown
    errorUpdatedAt: number
    isFetching: boolean
    refetch: () => Promise<unknown>
  }
}

/** The place of a part that is on its way, in its size, or why it does not come. */
export function MissingPart({ title, what, shape, query }: MissingPartProps) {
  if (query.error === null) {
    return (
      <section className="section missing-part" data-shape={shape} aria-busy="true">
        <h2>{title}</h2>
        <Skeleton shape="block" height="var(--part-height)" />
      </section>
    )
  }
  return (
    <ErrorState
      title={`${what} could not be read`}
      error={query.error}
      since={query.errorUpdatedAt}
      instead="The figures are complete."
      onRetry={() => void query.refetch()}
      retrying={query.isFetching}
    />
  )
}
