/**
 * Picks the points of a line that a chart of limited width needs: the first, the last and the lowest and highest of each
 * of (maxPoints − 2)/2 equal stretches between them, so that no extreme is lost. NaN is no extreme.
 * @returns ascending indices, at most maxPoints; all of them when there are no more than that
 * @throws when maxPoints is below 2
 */
export function decimate(values: Float64Array, maxPoints: number): Int32Array {
  if (!(maxPoints >= 2)) throw new RangeError(`decimate requires at least two points, not ${maxPoints}`)
  const n = values.length
  if (n <= maxPoints) return Int32Array.from({ length: n }, (_, i) => i)

  const stretches = Math.floor((maxPoints - 2) / 2)
  const picked = new Int32Array(2 + 2 * stretches)
  let count = 0
  picked[count++] = 0
  for (let s = 0; s < stretches; s++) {
    const from = 1 + Math.floor((s * (n - 2)) / stretches)
    const to = 1 + Math.floor(((s + 1) * (n - 2)) / stretches)
    let lowest = from
    let highest = from
    for (let i = from + 1; i < to; i++) {
      if (values[i] < values[lowest] || Number.isNaN(values[lowest])) lowest = i
      if (values[i] > values[highest] || Number.isNaN(values[highest])) highest = i
    }
    picked[count++] = Math.min(lowest, highest)
    if (lowest !== highest) picked[count++] = Math.max(lowest, highest)
  }
  picked[count++] = n - 1
  return picked.slice(0, count)
}
