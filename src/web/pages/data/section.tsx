import type { UseQueryResult } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { formatClock } from "../../format/instant.ts"
import { ErrorState } from "../../ui/error-state.tsx"

type SectionProps<T> = {
  id: string
  title: string
  /** Beside the title: what can be done with all of it. */
  actions?: ReactNode
  query: Pick<
    UseQueryResult<T>,
    "data" | "error" | "errorUpdatedAt" | "dataUpdatedAt" | "isFetching" | "refetch"
  >
  /** The same shape before its content. */
  skeleton: ReactNode
  /** What could not be loaded, as a sentence. */
  failure: string
  children: (data: T) => ReactNode
}

/** One question of the page with its answer. A part that fails says so and leaves the others alone; what was there stays. */
export function Section<T>({ id, title, actions, query, skeleton, failure, children }: SectionProps<T>) {
  const { data, error, errorUpdatedAt, dataUpdatedAt, isFetching, refetch } = query
  return (
    <section
      className="section"
      id={id}
      aria-labelledby={`${id}-title`}
      aria-busy={data === undefined && !error}
    >
      <header className="section-header">
        <h2 id={`${id}-title`}>{title}</h2>
        {actions}
      </header>
      {data === undefined && error === null && skeleton}
      {error !== null && (
        <ErrorState
          title={failure}
          error={error}
          since={errorUpdatedAt}
          instead={data === undefined ? undefined : `What you see is from ${formatClock(dataUpdatedAt)}.`}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      )}
      {data !== undefined && children(data)}
    </section>
  )
}
