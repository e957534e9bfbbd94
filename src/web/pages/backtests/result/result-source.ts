import type { BacktestResult, BacktestSeries } from "../../../../contract/index.ts"
import type { FigureSource } from "../../../figures/figure-source.ts"
import { NO_CURRENCY } from "../../../format/money.ts"
import { dayOfTime } from "../series/day-of-time.ts"

/** Groups of the catalogue that a run over price bars has no figures of. */
export const withoutGroups: readonly string[] = ["Margin and fees", "Excursion"]

type Explained = Pick<
  BacktestResult,
  "statistics" | "nulls" | "riskFreeRate" | "periodsPerYear" | "bounds" | "window" | "ruin"
>

/**
 * The figures of a run, with what explains them.
 * @param dates of its bars, once they are known
 */
export function resultSource(result: Explained, dates: BacktestSeries["dates"] | null): FigureSource {
  const { statistics, nulls, riskFreeRate, periodsPerYear, bounds, window, ruin } = result
  const last = (ruin ?? window.to).slice(0, 10)
  return {
    statistics,
    nulls,
    currency: NO_CURRENCY,
    riskFreeRate,
    periodsPerYear,
    observations: dates === null ? window.bars - 1 : returnsOf(dates, last),
    days: dayOfTime(last) - dayOfTime(window.from.slice(0, 10)),
    bounds,
  }
}

/** Ratios are made from the bars after the first; where a day has several, from the last of each day. Nothing follows ruin. */
function returnsOf(dates: readonly string[], last: string): number {
  const days = new Set(dates.map((date) => date.slice(0, 10)).filter((date) => date <= last))
  const hasBarsWithinDays = (dates[0]?.length ?? 0) > 10
  return hasBarsWithinDays ? days.size : days.size - 1
}
