/** Gaps that are looked at to tell how far apart bars stand. */
const mostGaps = 512

/**
 * How far one bar stands from the next, in the units of `width`: the middle one of the gaps, since nights and weekends are wider.
 * @param days of the bars, ascending
 * @param span of the axis that they are drawn on, in days
 */
export function barSpacing(days: Int32Array | Float64Array, span: number, width: number): number {
  if (days.length < 2 || !(span > 0)) return width
  const step = Math.max(1, Math.floor((days.length - 1) / mostGaps))
  const gaps: number[] = []
  for (let at = 1; at < days.length; at += step) gaps.push(days[at] - days[at - 1])
  gaps.sort((a, b) => a - b)
  return ((gaps[gaps.length >> 1] ?? span) / span) * width
}
