import { CompensatedSum } from "../series/compensated-sum.ts"
import { isConstant } from "../series/is-constant.ts"
import { mean } from "../series/mean.ts"
import { isDefined, ratio, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"

/**
 * Pearson's correlation of two series of equal length, −1 … 1. Undefined under two observations or when one of the
 * series does not vary.
 */
export function correlation(left: Float64Array, right: Float64Array): Figure {
  if (left.length < 2) return undefinedBecause("fewer than two shared observations")
  if (isConstant(left) || isConstant(right)) return undefinedBecause("one of the series does not vary")
  const leftMean = mean(left)
  const rightMean = mean(right)
  const products = new CompensatedSum()
  const leftSquares = new CompensatedSum()
  const rightSquares = new CompensatedSum()
  for (let i = 0; i < left.length; i++) {
    const x = left[i] - leftMean
    const y = right[i] - rightMean
    products.add(x * y)
    leftSquares.add(x * x)
    rightSquares.add(y * y)
  }
  const spread = Math.sqrt(leftSquares.total) * Math.sqrt(rightSquares.total)
  const coefficient = ratio(products.total, spread, "one of the series does not vary")
  return isDefined(coefficient) ? Math.max(-1, Math.min(1, coefficient)) : coefficient
}

/** Coefficient of determination R² of a line through one series against the other: the square of their correlation. */
export function determination(left: Float64Array, right: Float64Array): Figure {
  const coefficient = correlation(left, right)
  return isDefined(coefficient) ? coefficient * coefficient : coefficient
}
