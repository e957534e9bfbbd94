import { mean } from "../series/mean.ts"
import { standardDeviation } from "../series/standard-deviation.ts"
import { ratio, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"
import type { RatioOptions } from "./ratio-options.ts"
import { EQUAL_RETURNS, FEWER_THAN_TWO_RETURNS } from "./reasons.ts"

/**
 * Sharpe ratio, mean(e) / sd(e) · √A with e the return over the risk-free rate of the period and the sample standard
 * deviation (Sharpe 1994). Undefined with fewer than two returns or when they are all equal.
 * `[0.1, −0.1, 0.1]` at 252 periods → 4.5826.
 */
export function sharpeRatio(returns: Float64Array, { riskFreeRate, periodsPerYear }: RatioOptions): Figure {
  if (returns.length < 2) return undefinedBecause(FEWER_THAN_TWO_RETURNS)
  const excess = mean(returns) - riskFreeRate / periodsPerYear
  return ratio(excess * Math.sqrt(periodsPerYear), standardDeviation(returns), EQUAL_RETURNS)
}
