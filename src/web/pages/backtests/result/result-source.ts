import type { BacktestResult, BacktestSeries } from "../../../../contract/index.ts"
import type { FigureSource } from "../../../figures/figure-source.ts"
import { currencyOf } from "../../../format/money.ts"
import { dayOfTime } from "../series/day-of-time.ts"
import { returnsOf } from "../series/returns-of.ts"

/** Groups of the catalogue that a run over price bars has no figures of. */
export const withoutGroups: readonly string[] = ["Margin and fees", "Excursion", "Account"]

type Explained = Pick<
  BacktestResult,
  "statistics" | "nulls" | "prices" | "riskFreeRate" | "periodsPerYear" | "bounds" | "window" | "ruin"
>

/**
 * The figures of a run, with what explains them.
 * @param dates of its bars, once they are known
 */
export function resultSource(result: Explained, dates: BacktestSeries["dates"] | null): FigureSource {
  const { statistics, nulls, riskFreeRate, periodsPerYear, bounds, window, ruin, prices } = result
  const last = (ruin ?? window.to).slice(0, 10)
  return {
    statistics,
    nulls,
    currency: currencyOf(prices),
    riskFreeRate,
    periodsPerYear,
    observations: dates === null ? window.bars - 1 : returnsOf(dates, last),
    days: dayOfTime(last) - dayOfTime(window.from.slice(0, 10)),
    bounds,
  }
}
