import { ProblemError } from "../../../api/problem-error.ts"
import { Page } from "../../../app/page.tsx"
import { ButtonLink } from "../../../ui/button.tsx"
import { EmptyState } from "../../../ui/empty-state.tsx"
import { ErrorState } from "../../../ui/error-state.tsx"
import { Skeleton } from "../../../ui/skeleton.tsx"

type SearchProblemProps = {
  title: string
  query: { error: unknown; errorUpdatedAt: number; isFetching: boolean; refetch: () => Promise<unknown> }
}

/** The page while there is nothing to show: it is on its way, it is gone, or it could not be read. */
export function SearchProblem({ title, query }: SearchProblemProps) {
  const { error, errorUpdatedAt, isFetching } = query
  const isGone = error instanceof ProblemError && error.problem.status === 404
  return (
    <Page title={title} answer={error === null ? <Skeleton width="min(520px, 80%)" height={24} /> : ""}>
      {error === null && <div className="search-map-placeholder" aria-busy="true" />}
      {isGone && (
        <EmptyState
          title="This is not in the history"
          actions={
            <ButtonLink kind="primary" href="/backtests">
              Go to the lab
            </ButtonLink>
          }
        >
          It was removed, or the address is not complete.
        </EmptyState>
      )}
      {error !== null && !isGone && (
        <ErrorState
          title={`The ${title.toLowerCase()} could not be read`}
          error={error}
          since={errorUpdatedAt}
          onRetry={() => void query.refetch()}
          retrying={isFetching}
        />
      )}
    </Page>
  )
}
