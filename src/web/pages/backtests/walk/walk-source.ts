import type { BacktestSeries, WalkForwardResult } from "../../../../contract/index.ts"
import type { FigureSource } from "../../../figures/figure-source.ts"
import { currencyOf } from "../../../format/money.ts"
import { dayOfTime } from "../series/day-of-time.ts"
import { returnsOf } from "../series/returns-of.ts"

type Walk = Pick<WalkForwardResult, "prices"> & { readonly request: { readonly riskFreeRate: number } }
type Walked = Pick<
  NonNullable<WalkForwardResult["result"]>,
  "folds" | "statistics" | "nulls" | "periodsPerYear"
>

/**
 * The figures of the out-of-sample parts, joined, with what explains them.
 * @param series of their bars, once it is known
 */
export function walkSource(
  { prices, request }: Walk,
  { folds, statistics, nulls, periodsPerYear }: Walked,
  series: Pick<BacktestSeries, "dates" | "columns"> | null,
): FigureSource {
  const first = folds.at(0)?.outOfSample.from ?? ""
  const ruin = series?.columns["equity"]?.indexOf(0) ?? -1
  const end = ruin < 0 ? folds.at(-1)?.outOfSample.to : series?.dates[ruin]
  const last = (end ?? "").slice(0, 10)
  return {
    statistics,
    nulls,
    currency: currencyOf(prices),
    riskFreeRate: request.riskFreeRate,
    periodsPerYear,
    observations:
      series === null
        ? folds.reduce((sum, { outOfSample }) => sum + outOfSample.bars, -1)
        : returnsOf(series.dates, last),
    days: dayOfTime(last) - dayOfTime(first.slice(0, 10)),
  }
}
