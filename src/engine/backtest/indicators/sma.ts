import { rollingSum } from "./rolling-sum.ts"

/**
 * Simple moving average: the mean of the last `period` values. Undefined (NaN) for the first period − 1 values, and a NaN in the input
 * starts it anew. An exact tie of two averages is one of the prices, not of rounding, and of values that are all the same it is that value.
 * `[1, 2, 4]` over 2 → `[NaN, 1.5, 3]`.
 */
export function sma(values: Float64Array, period: number): Float64Array {
  const out = rollingSum(values, period)
  let same = 0
  for (let i = 0; i < out.length; i++) {
    same = i > 0 && values[i] === values[i - 1] ? same + 1 : 1
    out[i] = same >= period ? values[i] : out[i] / period
  }
  return out
}
