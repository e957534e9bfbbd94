import { isConstant } from "../series/is-constant.ts"
import { determination } from "./correlation.ts"
import { undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"
import { FEWER_THAN_TWO_RETURNS } from "./reasons.ts"

/**
 * Stability: R² of the least-squares line through the n cumulative log returns at 0 … n − 1. Undefined with fewer than
 * two returns, when a return is −100 % or worse, and when wealth never changes.
 */
export function stability(returns: Float64Array): Figure {
  if (returns.length < 2) return undefinedBecause(FEWER_THAN_TWO_RETURNS)
  const logWealth = new Float64Array(returns.length)
  const time = new Float64Array(returns.length)
  let sum = 0
  for (let i = 0; i < returns.length; i++) {
    if (returns[i] <= -1) return undefinedBecause("a return of −100 % has no logarithm")
    sum += Math.log1p(returns[i])
    logWealth[i] = sum
    time[i] = i
  }
  if (isConstant(logWealth)) return undefinedBecause("cumulative return never changes")
  return determination(logWealth, time)
}
