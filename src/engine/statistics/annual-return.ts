import { figureOf, isDefined } from "./figure.ts"
import type { Figure } from "./figure.ts"

/**
 * Annual return by the number of observations, (∏(1 + r))^(A/n) − 1; −1 on ruin.
 * @param total ∏(1 + r) − 1 of `count` returns
 */
export function annualReturn(total: Figure, count: number, periodsPerYear: number): Figure {
  if (!isDefined(total)) return total
  if (total <= -1) return -1
  return figureOf((1 + total) ** (periodsPerYear / count) - 1)
}
