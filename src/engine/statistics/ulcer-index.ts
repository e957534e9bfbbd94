import { CompensatedSum } from "../series/compensated-sum.ts"
import { figureOf, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"
import { NO_RETURN } from "./reasons.ts"

/**
 * Ulcer index, √(mean(drawdown²)) over the n observations, E₀ left out (Martin & McCann 1989); a fraction.
 * @param drawdown as `drawdownSeries` gives it
 */
export function ulcerIndex(drawdown: Float64Array): Figure {
  if (drawdown.length === 0) return undefinedBecause(NO_RETURN)
  const squares = new CompensatedSum()
  for (let i = 0; i < drawdown.length; i++) squares.add(drawdown[i] * drawdown[i])
  return figureOf(Math.sqrt(squares.total / drawdown.length))
}
