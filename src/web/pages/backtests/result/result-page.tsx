import { useQuery } from "@tanstack/react-query"
import { lazy, useMemo } from "react"
import type { BacktestResult, BacktestSeries, BacktestTrade } from "../../../../contract/index.ts"
import { backtest, backtestBars, backtestSeries, backtestTrades } from "../../../api/backtests.ts"
import { ProblemError } from "../../../api/problem-error.ts"
import { Page } from "../../../app/page.tsx"
import { formatIsoRange } from "../../../format/iso-day.ts"
import { currencyOf } from "../../../format/money.ts"
import { ButtonLink } from "../../../ui/button.tsx"
import { EmptyState } from "../../../ui/empty-state.tsx"
import { ErrorState } from "../../../ui/error-state.tsx"
import { LazyPart } from "../../../ui/lazy-part.tsx"
import { formOfRequest } from "../form/form-of-request.ts"
import { formatForm } from "../form/lab-form.ts"
import { strategyText } from "../history/strategy-text.ts"
import { basisText } from "../series/basis-text.ts"
import { EquityChart } from "../series/equity-chart.tsx"
import { readSeries, type SeriesColumns, type Span, withinSpan } from "../series/read-series.ts"
import { useZoom } from "../series/use-zoom.ts"
import { priceDigits } from "./format-price.ts"
import { MissingPart } from "./missing-part.tsx"
import { OrderLog } from "./order-log.tsx"
import { PriceChart } from "./price-chart.tsx"
import { resultAnswer } from "./result-answer.ts"
import { ResultFigures } from "./result-figures.tsx"
import { ResultSkeleton } from "./result-skeleton.tsx"
import { resultSource } from "./result-source.ts"
import { summarizeRun } from "./summarize-run.ts"
import { TradesTable } from "./trades-table.tsx"
import { Warnings } from "./warnings.tsx"
import "./result-page.css"

// What stands below the charts comes after them.
const RunTables = lazy(async () => ({ default: (await import("./run-tables.tsx")).RunTables }))

/** One run: what it made, against what, at what cost, and every trade and order of it. */
export default function ResultPage({ id }: { id: string }) {
  const result = useQuery(backtest(id))
  if (result.data !== undefined) return <Result id={id} result={result.data} />
  if (result.error === null) {
    return (
      <Page title="Backtest" answer="">
        <ResultSkeleton />
      </Page>
    )
  }
  const isGone = result.error instanceof ProblemError && result.error.problem.status === 404
  return (
    <Page title="Backtest" answer="">
      {isGone ? (
        <EmptyState
          title="This run is not in the history"
          actions={
            <ButtonLink kind="primary" href="/backtests">
              Go to the lab
            </ButtonLink>
          }
        >
          It was removed, or the address is not complete.
        </EmptyState>
      ) : (
        <ErrorState
          title="The run could not be read"
          error={result.error}
          since={result.errorUpdatedAt}
          onRetry={() => void result.refetch()}
          retrying={result.isFetching}
        />
      )}
    </Page>
  )
}

function Result({ id, result }: { id: string; result: BacktestResult }) {
  const series = useQuery(backtestSeries(id))
  const bars = useQuery(backtestBars(id))
  const trades = useQuery(backtestTrades(id))
  const [zoom, setZoom] = useZoom()
  const curve = useInSight(series.data, zoom)
  const prices = useInSight(bars.data, zoom)
  const source = useMemo(() => resultSource(result, series.data?.dates ?? null), [result, series.data])
  const { strategy, window } = result
  const currency = currencyOf(result.prices)
  const money = useMemo(
    () => ({ currency, digits: priceDigits(bars.data?.columns["close"] ?? []) }),
    [currency, bars.data],
  )
  return (
    <Page
      title={strategyText(strategy)}
      answer={
        <>
          {resultAnswer(result)}
          <span className="result-basis">
            {basisText(result)}, {formatIsoRange(window.from.slice(0, 10), window.to.slice(0, 10))}
          </span>
        </>
      }
      actions={
        <>
          <ButtonLink
            href={`/backtests?${formatForm({ ...formOfRequest(result.request, "run"), mode: "search" })}`}
          >
            Search its parameters
          </ButtonLink>
          <ButtonLink kind="primary" href={`/backtests?${formatForm(formOfRequest(result.request, "run"))}`}>
            Change and run again
          </ButtonLink>
        </>
      }
    >
      <Warnings warnings={result.warnings} />
      {curve !== null ? (
        <EquityChart
          series={curve}
          currency={currency}
          cash={Number(result.settings["cash"])}
          summary={summarizeRun(result)}
          zoom={zoom}
          onZoom={setZoom}
        />
      ) : (
        <MissingPart title="Equity" what="The curve" shape="curve" query={series} />
      )}
      <ResultFigures result={result} source={source} />
      {prices !== null && !trades.isPending ? (
        <PriceChart
          trades={trades.data ?? noTrades}
          openTrades={result.openTrades}
          series={prices}
          currency={result.prices.currency}
          digits={money.digits}
          onZoom={setZoom}
        />
      ) : (
        <MissingPart title="Trades on the price" what="The prices" shape="prices" query={bars} />
      )}
      <LazyPart what="The tables" placeholder={<div className="tables-placeholder" />}>
        <RunTables
          result={result}
          source={source}
          trades={trades.data ?? null}
          onLook={(span) => {
            setZoom(span)
            document.getElementById("equity-title")?.scrollIntoView({ block: "start" })
          }}
        />
      </LazyPart>
      {trades.data !== undefined ? (
        <TradesTable
          trades={trades.data}
          money={money}
          onZoom={(span) => {
            setZoom(span)
            document.getElementById("price-title")?.scrollIntoView({ block: "start" })
          }}
        />
      ) : (
        <MissingPart title="Trades" what="The trades" shape="table" query={trades} />
      )}
      <OrderLog result={result} digits={money.digits} />
    </Page>
  )
}

/** What there is to draw of trades that could not be read. */
const noTrades: readonly BacktestTrade[] = []

/** The part of a series that the charts show; null until it is there. */
function useInSight(series: BacktestSeries | undefined, zoom: Span | null): SeriesColumns | null {
  const whole = useMemo(() => (series === undefined ? null : readSeries(series)), [series])
  return useMemo(() => (whole === null ? null : withinSpan(whole, zoom)), [whole, zoom])
}
