/**
 * Sum of the last `period` values. Undefined (NaN) for the first period − 1 values, and a NaN in the input starts it anew. It is
 * compensated (Neumaier), the oldest value removed before the newest is added, so that it does not drift.
 * `[1, 2, 4]` over 2 → `[NaN, 3, 6]`.
 */
export function rollingSum(values: Float64Array, period: number): Float64Array {
  const out = new Float64Array(values.length)
  let sum = 0
  let lost = 0
  let run = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (Number.isNaN(value)) {
      sum = lost = run = 0
      out[i] = NaN
      continue
    }
    if (run === period) {
      const oldest = -values[i - period]
      const less = sum + oldest
      lost += Math.abs(sum) >= Math.abs(oldest) ? sum - less + oldest : oldest - less + sum
      sum = less
    } else run++
    const more = sum + value
    lost += Math.abs(sum) >= Math.abs(value) ? sum - more + value : value - more + sum
    sum = more
    out[i] = run === period ? sum + lost : NaN
  }
  return out
}
