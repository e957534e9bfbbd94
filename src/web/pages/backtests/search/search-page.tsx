import { useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import type { OptimizationResult } from "../../../../contract/index.ts"
import { isUnderWay, optimization, optimizationGrid, startOptimization } from "../../../api/optimizations.ts"
import { Page } from "../../../app/page.tsx"
import { ButtonLink } from "../../../ui/button.tsx"
import { ErrorState } from "../../../ui/error-state.tsx"
import { formOfRequest } from "../form/form-of-request.ts"
import { formatForm } from "../form/lab-form.ts"
import { strategyName } from "../history/strategy-text.ts"
import { Warnings } from "../result/warnings.tsx"
import { basisText } from "../series/basis-text.ts"
import { Beliefs } from "./beliefs.tsx"
import { BestTable } from "./best-table.tsx"
import { searchAnswer } from "./search-answer.ts"
import { SearchEnded } from "./search-ended.tsx"
import { readGrid } from "./search-grid.ts"
import { SearchMap } from "./search-map.tsx"
import { SearchProgress } from "./search-progress.tsx"
import { SearchProblem } from "./search-problem.tsx"
import "../result/result-page.css"
import "./search-page.css"

/** A search: how far it is, and when it is over what was best, how it stands among the others, and how far to believe it. */
export default function SearchPage({ id }: { id: string }) {
  const search = useQuery(optimization(id))
  if (search.data === undefined) return <SearchProblem title="Search" query={search} />
  const { state, jobId, error, result, request, strategy } = search.data
  const again = formatForm(formOfRequest(request, "search"))
  return (
    <Page
      title={`Search of ${strategyName(strategy.id)}`}
      answer={
        <>
          {searchAnswer(search.data)}
          <span className="result-basis">
            {basisText(search.data)}
            {request.constraint !== null && `, where ${request.constraint}`}
          </span>
        </>
      }
      actions={
        <>
          <ButtonLink
            href={`/backtests?${formatForm({ ...formOfRequest(request, "search"), mode: "walk" })}`}
          >
            Walk forward
          </ButtonLink>
          <ButtonLink kind="primary" href={`/backtests?${again}`}>
            Change and search again
          </ButtonLink>
        </>
      }
    >
      {isUnderWay(state) && (
        <SearchProgress jobId={jobId} what="Searching" onEnd={() => void search.refetch()} />
      )}
      {(state === "failed" || state === "cancelled") && (
        <SearchEnded
          state={state}
          error={error}
          onAgain={() => startOptimization(request)}
          pathOf={(next) => `/backtests/search/${next}`}
        />
      )}
      {result !== null && (
        <>
          <Warnings warnings={result.warnings} />
          <Grid id={id} search={search.data} result={result} />
        </>
      )}
    </Page>
  )
}

type Concluded = NonNullable<OptimizationResult["result"]>

function Grid({ id, search, result }: { id: string; search: OptimizationResult; result: Concluded }) {
  const query = useQuery(optimizationGrid(id))
  const grid = useMemo(() => (query.data === undefined ? null : readGrid(query.data)), [query.data])
  return (
    <>
      {grid !== null && <SearchMap search={search} result={result} grid={grid} />}
      {grid === null && query.error === null && <div className="search-map-placeholder" aria-busy="true" />}
      {query.error !== null && (
        <ErrorState
          title="The runs of the search could not be read"
          error={query.error}
          since={query.errorUpdatedAt}
          instead="What it came to is complete."
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      )}
      {result.best !== null && <Beliefs result={result} />}
      {grid !== null && <BestTable search={search} grid={grid} />}
    </>
  )
}
