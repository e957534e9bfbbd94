import { standardDeviation } from "../series/standard-deviation.ts"
import { figureOf, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"

/**
 * Tracking error, sd(r − b) √A with the sample standard deviation. Undefined under two shared observations.
 * @param active r − b, the return over the benchmark's
 */
export function trackingError(
  active: Float64Array,
  { periodsPerYear }: { readonly periodsPerYear: number },
): Figure {
  if (active.length < 2) return undefinedBecause("fewer than two shared observations")
  return figureOf(standardDeviation(active) * Math.sqrt(periodsPerYear))
}
