import { figureOf, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"
import { NO_RETURN } from "./reasons.ts"

/**
 * Maximum drawdown, min(E / running peak of E − 1), a fraction ≤ 0; the peak starts at E₀. 0 when equity never fell.
 * @param drawdown as `drawdownSeries` gives it
 */
export function maxDrawdown(drawdown: Float64Array): Figure {
  if (drawdown.length === 0) return undefinedBecause(NO_RETURN)
  let deepest = 0
  for (let i = 0; i < drawdown.length; i++) deepest = Math.min(deepest, drawdown[i])
  return figureOf(deepest)
}
