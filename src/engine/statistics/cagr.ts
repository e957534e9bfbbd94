import { figureOf, isDefined, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"

/**
 * Compound annual growth rate by the calendar, (1 + total return)^(365.25 / days) − 1; −1 on ruin.
 * Undefined when the curve spans less than one day.
 * @param total fraction
 * @param spanDays calendar days from the first date of the curve to the last
 */
export function cagr(total: Figure, spanDays: number): Figure {
  if (!isDefined(total)) return total
  if (spanDays < 1) return undefinedBecause("the series spans less than one day")
  if (total <= -1) return -1
  return figureOf((1 + total) ** (365.25 / spanDays) - 1)
}
