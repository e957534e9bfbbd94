import { figureOf, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"
import { NO_TRADE } from "./reasons.ts"

/**
 * Geometric mean of the trades' returns, (∏(1 + r))^(1/n) − 1; −1 when a trade lost all of its entry value or more. Undefined
 * without a trade. `[0.5, −0.2]` → 0.09545.
 */
export function averageTradeReturn(returns: Float64Array): Figure {
  if (returns.length === 0) return undefinedBecause(NO_TRADE)
  let logGrowth = 0
  for (const value of returns) logGrowth += value > -1 ? Math.log1p(value) : -Infinity
  return figureOf(Math.expm1(logGrowth / returns.length))
}
