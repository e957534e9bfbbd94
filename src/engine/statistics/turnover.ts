import { mean } from "../series/mean.ts"
import { ratio, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"

/**
 * Turnover: the value of all fills, entries and exits alike, over mean equity, a year of 365.25 days. Holding one position of all
 * equity for a year turns over 2. Undefined when the span is shorter than a day.
 * @param traded Σ units × price of every fill
 */
export function turnover(traded: number, equity: Float64Array, spanDays: number): Figure {
  if (spanDays < 1) return undefinedBecause("the series spans less than one day")
  return ratio(traded * 365.25, mean(equity) * spanDays, "there was no equity")
}
