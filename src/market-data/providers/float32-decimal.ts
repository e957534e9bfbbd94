/** Digits that always tell a 32-bit float apart. */
const enough = 9
/** So many digits can never name two 32-bit floats, so a shorter decimal shows as zeros at the end of these. */
const certain = 6

/**
 * The price as it was traded, of one that a vendor keeps as a 32-bit float divided by later splits: the shortest decimal
 * whose split-adjusted value is that very float. 75.0875015258789 with a later 4:1 split gives 300.35; without a split
 * it gives 75.0875. A value that is no 32-bit float is a decimal already and is only multiplied.
 *
 * @param splitFactor product of numerator/denominator of the splits after the day; 1 without any
 */
export function unadjustedFloat32(value: number, splitFactor: number): number {
  if (Number.isNaN(value) || value === 0) return value
  if (Math.fround(value) !== value) return Number((value * splitFactor).toPrecision(12))
  const product = value * splitFactor
  for (let digits = certain; digits < enough; digits += 1) {
    const candidate = Number(product.toPrecision(digits))
    if (Math.fround(candidate / splitFactor) === value) return candidate
  }
  return Number(product.toPrecision(enough))
}

/** The shortest decimal that rounds to the same 32-bit float. */
export function shortestFloat32(value: number): number {
  return unadjustedFloat32(value, 1)
}
