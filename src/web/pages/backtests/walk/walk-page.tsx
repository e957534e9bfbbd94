import { useQuery, type UseQueryResult } from "@tanstack/react-query"
import { useMemo } from "react"
import type { BacktestSeries, WalkForwardResult } from "../../../../contract/index.ts"
import { isUnderWay, startWalkForward, walkForward, walkForwardSeries } from "../../../api/optimizations.ts"
import { Page } from "../../../app/page.tsx"
import { currencyOf } from "../../../format/money.ts"
import { ButtonLink } from "../../../ui/button.tsx"
import { formOfRequest } from "../form/form-of-request.ts"
import { formatForm } from "../form/lab-form.ts"
import { strategyName } from "../history/strategy-text.ts"
import { MissingPart } from "../result/missing-part.tsx"
import { Warnings } from "../result/warnings.tsx"
import { SearchEnded } from "../search/search-ended.tsx"
import { SearchProblem } from "../search/search-problem.tsx"
import { SearchProgress } from "../search/search-progress.tsx"
import { basisText } from "../series/basis-text.ts"
import { readSeries } from "../series/read-series.ts"
import { FoldTable } from "./fold-table.tsx"
import { walkAnswer } from "./walk-answer.ts"
import { WalkChart } from "./walk-chart.tsx"
import { WalkFigures } from "./walk-figures.tsx"
import "../result/result-page.css"
import "../search/search-page.css"

/** A walk-forward: each part of the past traded with what was best before it, joined to one curve. */
export default function WalkPage({ id }: { id: string }) {
  const walk = useQuery(walkForward(id))
  const series = useQuery({ ...walkForwardSeries(id), enabled: (walk.data?.result ?? null) !== null })
  if (walk.data === undefined) return <SearchProblem title="Walk-forward" query={walk} />
  const { state, jobId, error, result, request, strategy } = walk.data
  return (
    <Page
      title={`Walk-forward of ${strategyName(strategy.id)}`}
      answer={
        <>
          {walkAnswer(walk.data)}
          <span className="result-basis">{basisText(walk.data)}</span>
        </>
      }
      actions={
        <ButtonLink kind="primary" href={`/backtests?${formatForm(formOfRequest(request, "walk"))}`}>
          Change and walk again
        </ButtonLink>
      }
    >
      {isUnderWay(state) && (
        <SearchProgress jobId={jobId} what="Walking forward" onEnd={() => void walk.refetch()} />
      )}
      {(state === "failed" || state === "cancelled") && (
        <SearchEnded
          state={state}
          error={error}
          onAgain={() => startWalkForward(request)}
          pathOf={(next) => `/backtests/walk/${next}`}
        />
      )}
      {result !== null && (
        <>
          <Warnings warnings={result.warnings} />
          <Curve query={series} walk={walk.data} result={result} />
          <FoldTable
            folds={result.folds}
            maximize={walk.data.maximize}
            currency={currencyOf(walk.data.prices)}
          />
          <WalkFigures walk={walk.data} result={result} series={series.data ?? null} />
        </>
      )}
    </Page>
  )
}

type CurveProps = {
  query: UseQueryResult<BacktestSeries>
  walk: WalkForwardResult
  result: NonNullable<WalkForwardResult["result"]>
}

function Curve({ query, walk, result }: CurveProps) {
  const series = useMemo(() => (query.data === undefined ? null : readSeries(query.data)), [query.data])
  if (series !== null) return <WalkChart walk={walk} series={series} result={result} />
  return <MissingPart title="Equity" what="The curve" shape="curve" query={query} />
}
