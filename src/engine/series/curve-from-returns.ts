import { equityFromReturns } from "./equity-from-returns.ts"
import type { DatedCurve } from "./equity-curve.ts"
import { observations } from "./observations.ts"

/**
 * The curve of a return series: what one unit of money grows to. The date of the first return is the first day.
 * @param values fractions; NaN is a blank cell and no observation
 * @returns without any return an empty curve, its first day 1970-01-01
 */
export function curveFromReturns(days: Int32Array, values: Float64Array): DatedCurve {
  const observed = observations(days, values)
  const equity = equityFromReturns(observed.values, 1)
  return {
    curve: {
      days: observed.days,
      initialEquity: 1,
      equity,
      pnl: equity.map((value, i) => value - (i === 0 ? 1 : equity[i - 1])),
      returns: observed.values,
    },
    firstDay: observed.days.at(0) ?? 0,
  }
}
