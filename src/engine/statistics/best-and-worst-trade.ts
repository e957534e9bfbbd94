import { extremes } from "./extremes.ts"
import { undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"
import { NO_TRADE } from "./reasons.ts"

/** Highest and lowest return of a trade. Undefined without a trade. */
export function bestAndWorstTrade(returns: Float64Array): { readonly best: Figure; readonly worst: Figure } {
  const none = undefinedBecause(NO_TRADE)
  return returns.length === 0 ? { best: none, worst: none } : extremes(returns)
}
