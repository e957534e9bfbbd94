import type { BacktestResult, BacktestSeries } from "../../../../contract/index.ts"
import type { FigureSource } from "../../../figures/figure-source.ts"
import { NO_CURRENCY } from "../../../format/money.ts"
import { dayOfTime } from "../series/day-of-time.ts"

/** Groups of the catalogue that a run over price bars has no figures of. */
export const withoutGroups: readonly string[] = ["Margin and fees", "Excursion"]

/** The figures of a run, with what explains them. */
export function resultSource(result: BacktestResult, dates: BacktestSeries["dates"] | null): FigureSource {
  const { statistics, nulls, riskFreeRate, periodsPerYear, bounds, window } = result
  const days = new Set(dates?.map((date) => date.slice(0, 10)))
  return {
    statistics,
    nulls,
    currency: NO_CURRENCY,
    riskFreeRate,
    periodsPerYear,
    // Ratios take the last equity of each day, of which bars within a day have several.
    observations: days.size === 0 ? window.bars : Math.min(window.bars, days.size),
    days: dayOfTime(window.to.slice(0, 10)) - dayOfTime(window.from.slice(0, 10)),
    bounds,
  }
}
