/**
 * Wilder's smoothing (Wilder 1978): the first value is the mean of the first `period` values from the first defined one on, then
 * (previous·(period − 1) + value)/period. Undefined (NaN) before; a NaN in the input starts it anew. Both are worked out by what is
 * added to the average before, so that of values that are all the same it is that value.
 * `[1, 2, 4, 8]` over 2 → `[NaN, 1.5, 2.75, 5.375]`.
 */
export function wilderAverage(values: Float64Array, period: number): Float64Array {
  const out = new Float64Array(values.length)
  let average = 0
  let run = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (Number.isNaN(value)) run = average = 0
    else {
      if (run < period) run++
      average += (value - average) / run
    }
    out[i] = run === period ? average : NaN
  }
  return out
}
