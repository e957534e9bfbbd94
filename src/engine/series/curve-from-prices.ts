import type { DatedCurve } from "./equity-curve.ts"
import { observations } from "./observations.ts"

/**
 * The curve of a price series. The prices themselves are the equity, the first of them is E₀ and its day the first day; a
 * blank cell is no observation, and the next return spans the gap.
 * @param values prices; NaN is a blank cell
 * @returns without any price an empty curve, its E₀ NaN and its first day 1970-01-01
 */
export function curveFromPrices(days: Int32Array, values: Float64Array): DatedCurve {
  const observed = observations(days, values)
  const prices = observed.values
  const equity = prices.subarray(1)
  return {
    curve: {
      days: observed.days.subarray(1),
      initialEquity: prices.at(0) ?? NaN,
      equity,
      pnl: equity.map((price, i) => price - prices[i]),
      returns: equity.map((price, i) => (prices[i] > 0 ? price / prices[i] - 1 : NaN)),
    },
    firstDay: observed.days.at(0) ?? 0,
  }
}
