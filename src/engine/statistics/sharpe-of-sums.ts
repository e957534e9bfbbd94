import type { RatioOptions } from "./ratio-options.ts"

/** Spread that binary rounding leaves in sums of equal returns, relative to their mean square. */
const ROUNDING = 1e-14

/**
 * The Sharpe ratio of `sharpeRatio`, from Σr and Σr² of n returns: for searches, which keep no returns. It agrees with it to nine digits
 * where the returns are of one size, since the squares of daily returns lose none that count.
 * @returns NaN with fewer than two returns or when they are all equal
 */
export function sharpeOfSums(
  { count, sum, squares }: { readonly count: number; readonly sum: number; readonly squares: number },
  { riskFreeRate, periodsPerYear }: RatioOptions,
): number {
  if (count < 2) return NaN
  const mean = sum / count
  const spread = squares - sum * mean
  if (!(spread > ROUNDING * squares)) return NaN
  return (
    ((mean - riskFreeRate / periodsPerYear) * Math.sqrt(periodsPerYear)) / Math.sqrt(spread / (count - 1))
  )
}
