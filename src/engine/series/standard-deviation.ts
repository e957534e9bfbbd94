import { CompensatedSum } from "./compensated-sum.ts"
import { isConstant } from "./is-constant.ts"
import { mean } from "./mean.ts"

/**
 * Sample standard deviation, √(Σ(x − x̄)² / (n − 1)); exactly 0 when all values are equal.
 * @throws with fewer than two values
 */
export function standardDeviation(values: Float64Array): number {
  if (values.length < 2) throw new RangeError("standardDeviation requires at least two values")
  if (isConstant(values)) return 0
  const centre = mean(values)
  const squares = new CompensatedSum()
  for (let i = 0; i < values.length; i++) squares.add((values[i] - centre) ** 2)
  return Math.sqrt(squares.total / (values.length - 1))
}
