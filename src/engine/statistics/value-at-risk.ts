import { quantile } from "../series/quantile.ts"
import { figureOf, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"
import { NO_RETURN } from "./reasons.ts"

/**
 * Historical value at risk: the quantile p of the returns, as a return, negative when it is a loss.
 * @param sorted returns, ascending
 */
export function valueAtRisk(sorted: Float64Array, p: number): Figure {
  if (sorted.length === 0) return undefinedBecause(NO_RETURN)
  return figureOf(quantile(sorted, p))
}
