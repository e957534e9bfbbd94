/**
 * Population standard deviation, √(Σ(x − x̄)²/n), of the last `period` values about their mean. Undefined (NaN) for the first period − 1
 * values and in a window that holds a NaN. Each window is summed afresh, since running sums of squares lose their digits.
 * @param averages `sma(values, period)`
 */
export function populationDeviation(
  values: Float64Array,
  averages: Float64Array,
  period: number,
): Float64Array {
  const out = new Float64Array(values.length)
  for (let i = 0; i < values.length; i++) {
    const average = averages[i]
    let squares = 0
    if (Number.isNaN(average)) squares = NaN
    else for (let k = i - period + 1; k <= i; k++) squares += (values[k] - average) ** 2
    out[i] = Math.sqrt(squares / period)
  }
  return out
}
