import { CompensatedSum } from "../series/compensated-sum.ts"
import { quantile } from "../series/quantile.ts"
import { figureOf, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"
import { NO_RETURN } from "./reasons.ts"

/** What binary rounding leaves between returns that are equal in decimal, such as those of one stop-loss: of a ratio, less 1. */
const ROUNDING = 1e-13

/**
 * Conditional value at risk (expected shortfall): mean of the returns at or below the value at risk, whatever rounding they carry.
 * @param sorted returns, ascending
 */
export function conditionalValueAtRisk(sorted: Float64Array, p: number): Figure {
  if (sorted.length === 0) return undefinedBecause(NO_RETURN)
  const risk = quantile(sorted, p)
  const threshold = risk + ROUNDING * (1 + Math.abs(risk))
  const tail = new CompensatedSum()
  let count = 0
  while (count < sorted.length && sorted[count] <= threshold) tail.add(sorted[count++])
  return figureOf(tail.total / count)
}
