import { populationMoments } from "../series/population-moments.ts"
import { isDefined, ratio, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"
import { normalCdf } from "./normal-distribution.ts"
import { EQUAL_RETURNS } from "./reasons.ts"
import { sharpeRatio } from "./sharpe-ratio.ts"

/**
 * Probabilistic Sharpe ratio: the probability that the true Sharpe ratio is above a threshold, given the sample's length
 * and shape, Φ((SR − SR*) √(n − 1) / √(1 − γ₃·SR + (γ₄ − 1)/4 · SR²)) with SR per period by the sample standard deviation
 * and population moments γ₃, γ₄ (Bailey & López de Prado, "The Sharpe Ratio Efficient Frontier", 2012).
 * Undefined with fewer than two returns or when they are all equal.
 * @param threshold SR*, per period
 */
export function probabilisticSharpeRatio(
  returns: Float64Array,
  {
    riskFreeRate,
    periodsPerYear,
    threshold,
  }: { readonly riskFreeRate: number; readonly periodsPerYear: number; readonly threshold: number },
): Figure {
  const sharpe = sharpeRatio(returns, { riskFreeRate: riskFreeRate / periodsPerYear, periodsPerYear: 1 })
  if (!isDefined(sharpe)) return sharpe
  const { skewness, excessKurtosis } = populationMoments(returns)
  if (skewness === null || excessKurtosis === null) return undefinedBecause(EQUAL_RETURNS)
  const variance = 1 - skewness * sharpe + ((excessKurtosis + 2) / 4) * sharpe * sharpe
  const z = ratio(
    (sharpe - threshold) * Math.sqrt(returns.length - 1),
    Math.sqrt(Math.max(0, variance)),
    "the Sharpe ratio has no standard error",
  )
  return isDefined(z) ? normalCdf(z) : z
}
