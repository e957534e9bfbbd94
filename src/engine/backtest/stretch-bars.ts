/** What a stretch of bars has of a column: open, high, low, and whatever is told at its end. */
export type StretchValue = "first" | "highest" | "lowest" | "last"

/**
 * Cuts bars into stretches for a chart that cannot show every one of them: at most `most`, of equal length but for one bar.
 * @returns the last bar of each, ascending; every bar when there are no more than `most`
 * @throws when `most` is below 1
 */
export function stretchEnds(bars: number, most: number): Int32Array {
  if (!(most >= 1)) throw new RangeError(`stretchEnds requires at least one stretch, not ${most}`)
  const count = Math.min(bars, Math.floor(most))
  return Int32Array.from({ length: count }, (_, at) => Math.floor(((at + 1) * bars) / count) - 1)
}

/**
 * A column of bars over stretches of them: the first open, the highest high, the lowest low, the last close. NaN is no extreme; it is
 * one where a stretch has nothing else.
 */
export function overStretches(values: Float64Array, ends: Int32Array, value: StretchValue): Float64Array {
  const found = new Float64Array(ends.length)
  let from = 0
  ends.forEach((end, at) => {
    found[at] = value === "last" ? values[end] : values[from]
    if (value === "highest" || value === "lowest") {
      for (let bar = from + 1; bar <= end; bar++) {
        const isFurther = value === "highest" ? values[bar] > found[at] : values[bar] < found[at]
        if (isFurther || Number.isNaN(found[at])) found[at] = values[bar]
      }
    }
    from = end + 1
  })
  return found
}
