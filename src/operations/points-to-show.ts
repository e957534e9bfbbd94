import { decimate } from "../engine/series/decimate.ts"

/**
 * Indices that columns need between them when each keeps its minima and maxima and where it begins and ends; all without `maxPoints`. At
 * most that many, or four a column where that is more.
 */
export function pointsToShow(
  count: number,
  columns: readonly Float64Array[],
  maxPoints: number | undefined,
): Int32Array {
  if (maxPoints === undefined || count <= maxPoints) return Int32Array.from({ length: count }, (_, i) => i)
  const share = Math.floor(maxPoints / columns.length)
  const needed = new Set(
    columns.flatMap((values) => {
      const ends = knownEnds(values)
      return [...decimate(values, Math.max(2, share - ends.length)), ...ends]
    }),
  )
  return Int32Array.from(needed).sort()
}

/** The first and the last index with a value, where those are not the ends of the column. */
function knownEnds(values: Float64Array): number[] {
  const isKnown = (value: number) => !Number.isNaN(value)
  const ends = [values.findIndex(isKnown), values.findLastIndex(isKnown)]
  return ends.filter((index) => index > 0 && index < values.length - 1)
}

/** NaN is a blank. */
export function blankIsNull(value: number): number | null {
  return Number.isNaN(value) ? null : value
}
