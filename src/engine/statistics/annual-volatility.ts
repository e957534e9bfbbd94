import { standardDeviation } from "../series/standard-deviation.ts"
import { figureOf, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"
import { FEWER_THAN_TWO_RETURNS } from "./reasons.ts"

/** Annual volatility, the sample standard deviation of the returns times √A. Undefined with fewer than two returns. */
export function annualVolatility(
  returns: Float64Array,
  { periodsPerYear }: { periodsPerYear: number },
): Figure {
  if (returns.length < 2) return undefinedBecause(FEWER_THAN_TWO_RETURNS)
  return figureOf(standardDeviation(returns) * Math.sqrt(periodsPerYear))
}
