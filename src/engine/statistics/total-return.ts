import { compound } from "../series/compound.ts"
import { figureOf, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"
import { NO_RETURN } from "./reasons.ts"

/**
 * Total return, ∏(1 + r) − 1, as a fraction. Undefined without returns.
 * `[0.1, −0.1, 0.1]` → 0.089.
 */
export function totalReturn(returns: Float64Array): Figure {
  if (returns.length === 0) return undefinedBecause(NO_RETURN)
  return figureOf(compound(returns) - 1)
}
