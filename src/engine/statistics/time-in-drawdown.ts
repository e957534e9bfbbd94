import { figureOf, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"
import { NO_RETURN } from "./reasons.ts"

/**
 * Share of the n observations (days, not trades) on which equity was below its running peak.
 * @param drawdown as `drawdownSeries` gives it
 */
export function timeInDrawdown(drawdown: Float64Array): Figure {
  if (drawdown.length === 0) return undefinedBecause(NO_RETURN)
  let below = 0
  for (let i = 0; i < drawdown.length; i++) if (drawdown[i] < 0) below++
  return figureOf(below / drawdown.length)
}
