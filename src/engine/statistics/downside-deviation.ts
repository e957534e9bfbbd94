import { CompensatedSum } from "../series/compensated-sum.ts"
import { figureOf, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"
import { NO_RETURN } from "./reasons.ts"

/**
 * Downside deviation, √(Σ min(r − target, 0)² / n) · √A: the divisor is all n, not the number of losses (Sortino &
 * van der Meer 1991). Undefined without returns.
 * @param target fraction per period
 */
export function downsideDeviation(
  returns: Float64Array,
  { target, periodsPerYear }: { readonly target: number; readonly periodsPerYear: number },
): Figure {
  if (returns.length === 0) return undefinedBecause(NO_RETURN)
  const squares = new CompensatedSum()
  for (let i = 0; i < returns.length; i++) {
    const shortfall = returns[i] - target
    if (shortfall < 0) squares.add(shortfall * shortfall)
  }
  return figureOf(Math.sqrt(squares.total / returns.length) * Math.sqrt(periodsPerYear))
}
