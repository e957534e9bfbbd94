import { CompensatedSum } from "./compensated-sum.ts"
import { isConstant } from "./is-constant.ts"
import { mean } from "./mean.ts"

export type PopulationMoments = {
  readonly mean: number
  /** Σ(x − x̄)²/n; exactly 0 when all values are equal. */
  readonly variance: number
  /** m₃ / m₂^(3/2); null when the variance is 0. */
  readonly skewness: number | null
  /** m₄ / m₂² − 3; null when the variance is 0. */
  readonly excessKurtosis: number | null
}

/**
 * The first four moments with divisor n (scipy's `bias=True`).
 * @throws when there is no value
 */
export function populationMoments(values: Float64Array): PopulationMoments {
  const n = values.length
  const centre = mean(values)
  const flat = { mean: centre, variance: 0, skewness: null, excessKurtosis: null }
  if (isConstant(values)) return flat

  const squares = new CompensatedSum()
  for (let i = 0; i < n; i++) squares.add((values[i] - centre) ** 2)
  const variance = squares.total / n
  // The squares of spreads under 1e-162 underflow to 0.
  if (variance === 0) return flat

  // Standardised first, since the powers of small returns lose digits and those of large ones overflow.
  const deviation = Math.sqrt(variance)
  const cubes = new CompensatedSum()
  const fourths = new CompensatedSum()
  for (let i = 0; i < n; i++) {
    const z = (values[i] - centre) / deviation
    cubes.add(z * z * z)
    fourths.add(z * z * z * z)
  }
  return { mean: centre, variance, skewness: cubes.total / n, excessKurtosis: fourths.total / n - 3 }
}
