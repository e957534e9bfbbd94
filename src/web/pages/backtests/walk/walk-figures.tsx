import { useMemo } from "react"
import type { WalkForwardResult } from "../../../../contract/index.ts"
import { AllFigures } from "../../../figures/all-figures.tsx"
import { FigureExplainer } from "../../../figures/figure-explainer.tsx"
import type { FigureSource } from "../../../figures/figure-source.ts"
import { NO_CURRENCY } from "../../../format/money.ts"
import { dayOfTime } from "../series/day-of-time.ts"
import "../../../figures/figures.css"

/** Groups of the catalogue that a joined curve has no figures of: it has no trades of its own. */
const withoutGroups = ["Margin and fees", "Excursion", "Trades", "Streaks", "Benchmark", "Backtest"]

type WalkFiguresProps = { walk: WalkForwardResult; result: NonNullable<WalkForwardResult["result"]> }

/** The figures of the out-of-sample parts, joined. */
export function WalkFigures({ walk, result }: WalkFiguresProps) {
  const source = useMemo((): FigureSource => {
    const first = result.folds.at(0)?.outOfSample
    const last = result.folds.at(-1)?.outOfSample
    return {
      statistics: result.statistics,
      nulls: result.nulls,
      currency: NO_CURRENCY,
      riskFreeRate: walk.request.riskFreeRate,
      periodsPerYear: null,
      observations: result.folds.reduce((sum, { outOfSample }) => sum + outOfSample.bars, -1),
      days: dayOfTime(last?.to.slice(0, 10) ?? "") - dayOfTime(first?.from.slice(0, 10) ?? ""),
    }
  }, [walk, result])
  return (
    <FigureExplainer source={source}>
      <section className="section" aria-labelledby="walk-figures-title">
        <h2 id="walk-figures-title">
          Figures <span className="secondary">of the out-of-sample parts, joined</span>
        </h2>
        <AllFigures source={source} without={withoutGroups} />
      </section>
    </FigureExplainer>
  )
}
