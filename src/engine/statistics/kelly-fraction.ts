import { figureOf, isDefined } from "./figure.ts"
import type { Figure } from "./figure.ts"

/**
 * Kelly fraction, W − (1 − W)/payoff ratio with W the win rate over all trades (Kelly 1956); negative when the edge is.
 * Undefined where the payoff ratio is.
 */
export function kellyFraction(winRate: Figure, payoffRatio: Figure): Figure {
  if (!isDefined(winRate)) return winRate
  if (!isDefined(payoffRatio)) return payoffRatio
  return figureOf(winRate - (1 - winRate) / payoffRatio)
}
