import { useQuery } from "@tanstack/react-query"
import { lazy, useMemo } from "react"
import type { PortfolioBacktestResult } from "../../../../../contract/index.ts"
import {
  portfolioBacktest,
  portfolioSeries,
  portfolioTrades,
  portfolioWeights,
} from "../../../../api/portfolio-backtests.ts"
import { ProblemError } from "../../../../api/problem-error.ts"
import { Page } from "../../../../app/page.tsx"
import { FigureExplainer } from "../../../../figures/figure-explainer.tsx"
import type { FigureSource } from "../../../../figures/figure-source.ts"
import { formatDecimal } from "../../../../format/decimal.ts"
import { formatIsoRange } from "../../../../format/iso-day.ts"
import { DrawdownTable } from "../../../../tear-sheet/drawdown-table.tsx"
import { MonthlyTable } from "../../../../tear-sheet/monthly-table.tsx"
import { ButtonLink } from "../../../../ui/button.tsx"
import { EmptyState } from "../../../../ui/empty-state.tsx"
import { ErrorState } from "../../../../ui/error-state.tsx"
import { LazyPart } from "../../../../ui/lazy-part.tsx"
import { formatForm } from "../../form/lab-form.ts"
import { MissingPart } from "../../result/missing-part.tsx"
import { Warnings } from "../../result/warnings.tsx"
import { dayOfTime } from "../../series/day-of-time.ts"
import { readSeries, withinSpan } from "../../series/read-series.ts"
import { useQueryField } from "../../series/use-query-field.ts"
import { useZoom } from "../../series/use-zoom.ts"
import { describePortfolio } from "../describe-portfolio.ts"
import { formOfPortfolio } from "../form/form-of-portfolio.ts"
import { portfolioAnswer } from "./portfolio-answer.ts"
import { PortfolioFigures } from "./portfolio-figures.tsx"
import { AnswerSkeleton, PortfolioSkeleton } from "./portfolio-skeleton.tsx"
import { PositionsTable } from "./positions-table.tsx"
import { PricesUsedTable } from "./prices-used-table.tsx"
import { RefusedOrders } from "./refused-orders.tsx"
import { summarizePortfolio } from "./summarize-portfolio.ts"
import { TwoReturns } from "./two-returns.tsx"
import { ValueChart } from "./value-chart.tsx"
import { WeightsChart } from "./weights-chart.tsx"
import "./portfolio-result.css"

// Below what is in sight at first, and a good part of the page's code.
const FillsGrid = lazy(async () => ({ default: (await import("./fills-grid.tsx")).FillsGrid }))

/** One portfolio: what it made and what its money made, how it was divided, and everything that it traded. */
export default function PortfolioResultPage({ id }: { id: string }) {
  const result = useQuery(portfolioBacktest(id))
  if (result.data !== undefined) return <Result id={id} result={result.data} />
  if (result.error === null) {
    return (
      <Page title="Portfolio" answer={<AnswerSkeleton />}>
        <PortfolioSkeleton />
      </Page>
    )
  }
  const isGone = result.error instanceof ProblemError && result.error.problem.status === 404
  return (
    <Page title="Portfolio" answer="">
      {isGone ? (
        <EmptyState
          title="This portfolio is not in the history"
          actions={
            <ButtonLink kind="primary" href="/backtests/portfolio">
              Go to the lab
            </ButtonLink>
          }
        >
          It was removed, or the address is not complete.
        </EmptyState>
      ) : (
        <ErrorState
          title="The portfolio could not be read"
          error={result.error}
          since={result.errorUpdatedAt}
          onRetry={() => void result.refetch()}
          retrying={result.isFetching}
        />
      )}
    </Page>
  )
}

function Result({ id, result }: { id: string; result: PortfolioBacktestResult }) {
  const series = useQuery(portfolioSeries(id))
  const weighed = useQuery(portfolioWeights(id, result.prices.length))
  const trades = useQuery(portfolioTrades(id))
  const [zoom, setZoom] = useZoom()
  const [months, showMonths] = useQueryField("months")
  const whole = useMemo(() => (series.data === undefined ? null : readSeries(series.data)), [series.data])
  const weights = useMemo(
    () =>
      weighed.data === undefined
        ? null
        : readSeries({ dates: weighed.data.dates, columns: weighed.data.weights ?? {} }),
    [weighed.data],
  )
  const seen = useMemo(() => (whole === null ? null : withinSpan(whole, zoom)), [whole, zoom])
  const seenWeights = useMemo(() => (weights === null ? null : withinSpan(weights, zoom)), [weights, zoom])
  const symbols = useMemo(() => result.prices.map(({ symbol }) => symbol), [result])
  const source = useMemo(() => sourceOf(result), [result])
  const drawdowns = useMemo(() => result.drawdowns.map(withDays), [result])
  const { window, currency } = result
  return (
    <Page
      title={result.name}
      answer={
        <>
          {portfolioAnswer(result)}
          <span className="portfolio-words">
            {describePortfolio(result.request, symbols)} {formatIsoRange(window.from, window.to)}.
          </span>
        </>
      }
      actions={
        <ButtonLink
          kind="primary"
          href={`/backtests/portfolio?${formatForm(formOfPortfolio(result.request))}`}
        >
          Change and run again
        </ButtonLink>
      }
    >
      <Warnings warnings={result.warnings} />
      {seen === null ? (
        <MissingPart title="Value and growth" what="The curve" shape="value" query={series} />
      ) : (
        <ValueChart
          series={seen}
          currency={currency}
          paidIn={result.totals.withdrawn > 0 ? "Paid in, net" : "Paid in"}
          summary={summarizePortfolio(result)}
          zoom={zoom}
          onZoom={setZoom}
        />
      )}
      <FigureExplainer source={source}>
        <TwoReturns result={result} />
        {seenWeights === null ? (
          <MissingPart title="Weights over time" what="The weights" shape="weights" query={weighed} />
        ) : (
          <WeightsChart
            weights={seenWeights}
            symbols={symbols}
            rebalances={result.rebalances}
            onZoom={setZoom}
          />
        )}
        <PositionsTable result={result} />
        <PortfolioFigures result={result} source={source} />
        <MonthlyTable
          monthly={result.monthly}
          yearly={result.yearly}
          currency={currency}
          show={months === "pnl" ? "pnl" : "return"}
          blank="outside the test"
          onShow={(asked) => showMonths(asked === "pnl" ? asked : null)}
        />
        <DrawdownTable
          drawdowns={drawdowns}
          onLook={(from, to) => {
            setZoom({ from, to: to ?? dayOfTime(result.window.to) + 1 })
            document.getElementById("value-title")?.scrollIntoView({ block: "start" })
          }}
        />
      </FigureExplainer>
      {trades.data === undefined ? (
        <MissingPart title="Trades" what="The trades" shape="fills" query={trades} />
      ) : (
        <section className="section" aria-labelledby="fills-title">
          <h2 id="fills-title">
            Trades <span className="secondary">{formatDecimal(result.trades, { digits: 0 })}</span>
          </h2>
          {trades.data.length === 0 ? (
            <p className="secondary">Nothing was traded in this test.</p>
          ) : (
            <LazyPart what="The trades" placeholder={<div className="fills-placeholder" />}>
              <FillsGrid trades={trades.data} currency={currency} />
            </LazyPart>
          )}
        </section>
      )}
      <RefusedOrders result={result} />
      <PricesUsedTable result={result} />
    </Page>
  )
}

function sourceOf(result: PortfolioBacktestResult): FigureSource {
  const { statistics, nulls, currency, riskFreeRate, periodsPerYear, window, ruin } = result
  return {
    statistics,
    nulls,
    currency,
    riskFreeRate,
    periodsPerYear,
    observations: window.days - 1,
    days: dayOfTime(ruin ?? window.to) - dayOfTime(window.from),
  }
}

function withDays(episode: PortfolioBacktestResult["drawdowns"][number]) {
  const { peakDate, troughDate, recoveryDate } = episode
  return {
    ...episode,
    peakDay: dayOfTime(peakDate),
    troughDay: dayOfTime(troughDate),
    recoveryDay: recoveryDate === null ? null : dayOfTime(recoveryDate),
  }
}
