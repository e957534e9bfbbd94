/**
 * Exponential moving average with α = 2/(period + 1): starts at the first defined value, then previous + α·(value − previous), so that of a
 * price that never moves it is that price (pandas `ewm(span=period, adjust=False)`). Undefined (NaN) for its first period − 1 values; a NaN in the input starts it anew.
 * `[1, 2, 4]` over 2 → `[NaN, 5/3, 29/9]`.
 */
export function ema(values: Float64Array, period: number): Float64Array {
  const out = new Float64Array(values.length)
  const alpha = 2 / (period + 1)
  let average = NaN
  let run = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (Number.isNaN(value)) run = 0
    else average = run++ === 0 ? value : average + alpha * (value - average)
    out[i] = run >= period ? average : NaN
  }
  return out
}
