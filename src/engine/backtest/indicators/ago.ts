/** Each value `bars` bars before; undefined (NaN) for the first `bars`. `[1, 2, 4]` 1 ago → `[NaN, 1, 2]`. */
export function ago(values: Float64Array, bars: number): Float64Array {
  const out = new Float64Array(values.length).fill(NaN)
  out.set(values.subarray(0, Math.max(0, values.length - bars)), Math.min(bars, values.length))
  return out
}
