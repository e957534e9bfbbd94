import { curveFromPrices } from "../series/curve-from-prices.ts"
import { curveFromReturns } from "../series/curve-from-returns.ts"
import type { Benchmark } from "./benchmark-figures.ts"
import type { RatioOptions } from "./ratio-options.ts"
import { returnStatistics } from "./return-statistics.ts"
import type { StatisticSet } from "./statistic-set.ts"

export type SeriesKind = "prices" | "returns"

export type SeriesStatisticsOptions = RatioOptions & {
  readonly kind: SeriesKind
  /** Of the same kind as the series. */
  readonly benchmark?: { readonly days: Int32Array; readonly values: Float64Array }
}

/**
 * Every return-series metric of the catalogue for a column of prices or of returns. Prices are the equity themselves and
 * the first of them is E₀; returns compound from E₀ = 1. A blank cell (NaN) is no observation.
 * @param days epoch days, ascending
 * @param values prices, or returns as fractions, one a day
 */
export function seriesStatistics(
  days: Int32Array,
  values: Float64Array,
  { kind, riskFreeRate, periodsPerYear, benchmark }: SeriesStatisticsOptions,
): StatisticSet {
  const curveOf = kind === "prices" ? curveFromPrices : curveFromReturns
  const { curve, firstDay } = curveOf(days, values)
  const { statistics, nulls } = returnStatistics(curve, {
    riskFreeRate,
    periodsPerYear,
    firstDay,
    ...(benchmark === undefined ? {} : { benchmark: returnsOf(curveOf(benchmark.days, benchmark.values)) }),
  })
  return { statistics, nulls }
}

function returnsOf({ curve }: ReturnType<typeof curveFromPrices>): Benchmark {
  return { days: curve.days, returns: curve.returns }
}
