import { undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"
import { normalQuantile } from "./normal-distribution.ts"
import { probabilisticSharpeRatio } from "./probabilistic-sharpe-ratio.ts"
import type { RatioOptions } from "./ratio-options.ts"

const EULER_MASCHERONI = 0.5772156649015329

/** The search that led to the series: how many variants were tried, and the variance of their per-period Sharpe ratios. */
export type Trials = { readonly count: number; readonly sharpeVariance: number }

/**
 * Deflated Sharpe ratio: the probabilistic Sharpe ratio against the best one that chance alone would give among the
 * trials, SR* = √V · ((1 − γ)·Φ⁻¹(1 − 1/N) + γ·Φ⁻¹(1 − 1/(N·e))), γ the Euler–Mascheroni constant (Bailey & López de
 * Prado, "The Deflated Sharpe Ratio", 2014). Undefined under two trials.
 */
export function deflatedSharpeRatio(
  returns: Float64Array,
  { riskFreeRate, periodsPerYear, trials }: RatioOptions & { readonly trials: Trials | null },
): Figure {
  if (trials === null) return undefinedBecause("the number of variants tried is not known")
  if (!(trials.count >= 2)) return undefinedBecause("fewer than two variants tried")
  return probabilisticSharpeRatio(returns, {
    riskFreeRate,
    periodsPerYear,
    threshold: expectedBestSharpe(trials),
  })
}

function expectedBestSharpe({ count, sharpeVariance }: Trials): number {
  const ofBest = (1 - EULER_MASCHERONI) * normalQuantile(1 - 1 / count)
  const ofNext = EULER_MASCHERONI * normalQuantile(1 - 1 / (count * Math.E))
  return Math.sqrt(sharpeVariance) * (ofBest + ofNext)
}
