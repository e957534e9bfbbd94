/** (n − 1)·p that is an integer in decimal may miss it by rounding; R's `quantile` allows the same. */
const FUZZ = 4 * Number.EPSILON

/**
 * Quantile by linear interpolation between order statistics (Hyndman & Fan 1996, type 7; the default of NumPy, R and
 * Excel's PERCENTILE.INC).
 * @param sorted ascending, without NaN
 * @param p in [0, 1]
 * @throws when there is no value or p is outside [0, 1]
 */
export function quantile(sorted: Float64Array, p: number): number {
  if (sorted.length === 0) throw new RangeError("quantile requires at least one value")
  if (!(p >= 0 && p <= 1)) throw new RangeError(`quantile requires p between 0 and 1, not ${p}`)
  const position = (sorted.length - 1) * p
  const lower = Math.floor(position + FUZZ * Math.max(1, position))
  const weight = position - lower
  if (weight <= FUZZ * Math.max(1, position)) return sorted[lower]
  const below = sorted[lower]
  const above = sorted[lower + 1]
  return below === above ? below : below * (1 - weight) + above * weight
}
