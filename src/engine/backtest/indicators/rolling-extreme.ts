/**
 * Highest or lowest of the last `period` values, this one included. Undefined (NaN) for the first period − 1 values and in a window that
 * holds a NaN. One pass: values that can no longer become the extreme leave a queue of candidates (Lemire 2006).
 */
export function rollingExtreme(
  values: Float64Array,
  period: number,
  which: "highest" | "lowest",
): Float64Array {
  const out = new Float64Array(values.length)
  const sign = which === "highest" ? 1 : -1
  const queue = new Int32Array(values.length)
  let head = 0
  let tail = 0
  let run = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (Number.isNaN(value)) {
      head = tail
      run = 0
      out[i] = NaN
      continue
    }
    if (run < period) run++
    while (tail > head && sign * (value - values[queue[tail - 1]]) >= 0) tail--
    queue[tail++] = i
    if (queue[head] <= i - period) head++
    out[i] = run === period ? values[queue[head]] : NaN
  }
  return out
}
