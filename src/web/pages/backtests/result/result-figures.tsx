import type { BacktestResult } from "../../../../contract/index.ts"
import { AllFigures } from "../../../figures/all-figures.tsx"
import { FigureExplainer } from "../../../figures/figure-explainer.tsx"
import type { FigureBounds, FigureSource } from "../../../figures/figure-source.ts"
import { HeadlineFigure } from "../../../figures/headline-figure.tsx"
import { currencyOf } from "../../../format/money.ts"
import { formatStatistic } from "../../../format/statistic.ts"
import { type ResultHeadline, resultHeadlines } from "./result-headlines.ts"
import { withoutGroups } from "./result-source.ts"

/** The figures that decide, each between its bounds, and all others by group. Every one of them explains itself. */
export function ResultFigures({ result, source }: { result: BacktestResult; source: FigureSource }) {
  return (
    <FigureExplainer source={source}>
      <section className="section" aria-labelledby="figures-title">
        <header className="section-header">
          <h2 id="figures-title">Figures</h2>
          <p className="secondary">
            {aboutBounds(result)} {aboutBenchmark(result)}
          </p>
        </header>
        <dl className="headline-figures">
          {resultHeadlines.map((headline) => (
            <Headline key={headline.id} headline={headline} result={result} />
          ))}
        </dl>
        <AllFigures source={source} without={withoutGroups} />
      </section>
    </FigureExplainer>
  )
}

function Headline({ headline, result }: { headline: ResultHeadline; result: BacktestResult }) {
  const { id, unit, detail } = headline
  const bounds = result.bounds?.[id]
  const currency = currencyOf(result.prices)
  return (
    <HeadlineFigure
      figure={headline}
      value={result.statistics[id] ?? null}
      reason={result.nulls[id]}
      currency={currency}
      detail={detail(result)}
    >
      {bounds !== undefined && isOpen(bounds) && (
        <dd className="figure-detail result-bounds">
          {end(bounds.pessimistic, unit, currency)} to {end(bounds.optimistic, unit, currency)}
        </dd>
      )}
    </HeadlineFigure>
  )
}

function end(value: number | null, unit: ResultHeadline["unit"], currency: string): string {
  return value === null ? "–" : formatStatistic(value, unit, currency)
}

function isOpen({ pessimistic, optimistic }: FigureBounds): boolean {
  return pessimistic !== optimistic
}

function aboutBenchmark({ benchmark }: BacktestResult): string {
  return `Alpha and beta are against ${benchmark?.name ?? "the instrument itself"}.`
}

const ways: Readonly<Record<string, string>> = {
  pessimistic: "the worse",
  optimistic: "the better",
  path: "the likely path",
}

/** What the bounds of the whole run come to, beside the heading. */
function aboutBounds({ bounds, settings }: BacktestResult): string {
  if (bounds === null) return "Without bounds."
  if (Object.values(bounds).some(isOpen)) {
    return `With the range from the worse to the better of what the bars leave open; shown is ${ways[String(settings["intrabar"])] ?? "one of them"}.`
  }
  return "The bars leave nothing open: the worse and the better way come to the same."
}
