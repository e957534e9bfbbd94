import { ratio, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"

/** Closed trades a year of 365.25 days. Undefined when the span is shorter than a day. */
export function tradesPerYear(trades: number, spanDays: number): Figure {
  if (spanDays < 1) return undefinedBecause("the series spans less than one day")
  return ratio(trades * 365.25, spanDays, "the series spans no day")
}
