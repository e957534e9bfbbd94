import type { CatalogueEntry, PortfolioBacktestResult } from "../../../../../contract/index.ts"
import { AllFigures } from "../../../../figures/all-figures.tsx"
import { FigureButton } from "../../../../figures/figure-button.tsx"
import type { FigureSource } from "../../../../figures/figure-source.ts"
import { formatIsoDay } from "../../../../format/iso-day.ts"
import { formatPercent } from "../../../../format/percent.ts"
import { formatStatistic, formatStatisticExactly } from "../../../../format/statistic.ts"
import "../../../../ui/figure.css"
import "../../../../figures/figures.css"

/** Groups of the catalogue that a portfolio has no figures of: what it trades is not entered and left as a trade is. */
const withoutGroups = ["Margin and fees", "Excursion", "Trades", "Streaks"]

type Headline = Pick<CatalogueEntry, "id" | "label" | "unit"> & {
  readonly detail: (result: PortfolioBacktestResult) => string
}

/** What people look for after the return. Labels and units are the catalogue's, which comes later than these. */
const headlines: readonly Headline[] = [
  {
    id: "maxDrawdown",
    label: "Maximum drawdown",
    unit: "fraction",
    detail: ({ drawdowns, statistics }) => {
      const deepest = drawdowns.find(({ depth }) => depth === statistics["maxDrawdown"])
      if (deepest === undefined) return ""
      const { troughDate, recoveryDate } = deepest
      return `${formatIsoDay(troughDate)}, ${recoveryDate === null ? "not recovered" : `back ${formatIsoDay(recoveryDate)}`}`
    },
  },
  { id: "annualVolatility", label: "Annual volatility", unit: "fraction", detail: () => "of daily returns" },
  {
    id: "sharpeRatio",
    label: "Sharpe ratio",
    unit: "ratio",
    detail: ({ riskFreeRate }) =>
      `risk-free ${formatPercent(riskFreeRate, { digits: riskFreeRate === 0 ? 0 : 2 })}`,
  },
  { id: "calmarRatio", label: "Calmar ratio", unit: "ratio", detail: () => "annual return over drawdown" },
]

/** The figures of the time-weighted curve, by group. Every one of them explains itself. */
export function PortfolioFigures({
  result,
  source,
}: {
  result: PortfolioBacktestResult
  source: FigureSource
}) {
  return (
    <section className="section" aria-labelledby="figures-title">
      <header className="section-header">
        <h2 id="figures-title">Figures</h2>
        <p className="secondary">Of the time-weighted growth: what came in on a day is no return of it.</p>
      </header>
      <dl className="headline-figures">
        {headlines.map(({ id, label, unit, detail }) => {
          const value = result.statistics[id] ?? null
          return (
            <div key={id} className="figure" data-size="large">
              <dt>
                <FigureButton id={id} label={label} />
              </dt>
              {value === null ? (
                <>
                  <dd className="secondary">–</dd>
                  <dd className="figure-detail">{result.nulls[id]}</dd>
                </>
              ) : (
                <>
                  <dd
                    className={id === "maxDrawdown" && value < 0 ? "loss" : undefined}
                    title={formatStatisticExactly(value, unit, result.currency)}
                  >
                    {formatStatistic(value, unit, result.currency)}
                  </dd>
                  <dd className="figure-detail">{detail(result)}</dd>
                </>
              )}
            </div>
          )
        })}
      </dl>
      <AllFigures source={source} without={withoutGroups} />
    </section>
  )
}
