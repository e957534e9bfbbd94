import { rollingSum } from "./rolling-sum.ts"

/**
 * Simple moving average: the mean of the last `period` values. Undefined (NaN) for the first period − 1 values, and a NaN in the input
 * starts it anew. An exact tie of two averages is one of the prices, not of rounding.
 * `[1, 2, 4]` over 2 → `[NaN, 1.5, 3]`.
 */
export function sma(values: Float64Array, period: number): Float64Array {
  return rollingSum(values, period, period)
}
