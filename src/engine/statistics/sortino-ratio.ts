import { mean } from "../series/mean.ts"
import { downsideDeviation } from "./downside-deviation.ts"
import { ratio, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"
import type { RatioOptions } from "./ratio-options.ts"
import { NO_RETURN } from "./reasons.ts"

/**
 * Sortino ratio, mean(e) / √(Σ min(e, 0)² / n) · √A: the divisor is all n. Undefined when no return is below the
 * risk-free rate.
 * `[0.1, −0.1, 0.1]` at 252 periods → 9.1652.
 */
export function sortinoRatio(returns: Float64Array, { riskFreeRate, periodsPerYear }: RatioOptions): Figure {
  if (returns.length === 0) return undefinedBecause(NO_RETURN)
  const target = riskFreeRate / periodsPerYear
  return ratio(
    (mean(returns) - target) * periodsPerYear,
    downsideDeviation(returns, { target, periodsPerYear }),
    "no return below the risk-free rate",
  )
}
