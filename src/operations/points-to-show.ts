import { decimate } from "../engine/series/decimate.ts"

/** Indices that columns need between them when each keeps its minima and maxima, at most `maxPoints`; all without. */
export function pointsToShow(
  count: number,
  columns: readonly Float64Array[],
  maxPoints: number | undefined,
): Int32Array {
  if (maxPoints === undefined || count <= maxPoints) return Int32Array.from({ length: count }, (_, i) => i)
  const share = Math.max(2, Math.floor(maxPoints / columns.length))
  const needed = new Set(columns.flatMap((values) => [...decimate(values, share)]))
  return Int32Array.from(needed).sort()
}

/** NaN is a blank. */
export function blankIsNull(value: number): number | null {
  return Number.isNaN(value) ? null : value
}
