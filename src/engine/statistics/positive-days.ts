import { figureOf, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"
import { NO_RETURN } from "./reasons.ts"

/** Share of the observations whose return is above 0. */
export function positiveDays(returns: Float64Array): Figure {
  if (returns.length === 0) return undefinedBecause(NO_RETURN)
  let positive = 0
  for (let i = 0; i < returns.length; i++) if (returns[i] > 0) positive++
  return figureOf(positive / returns.length)
}
