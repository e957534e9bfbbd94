import { type DecimalOptions, formatDecimal, THIN_SPACE } from "./decimal.ts"

/** A fraction in percent, one decimal unless told otherwise: `0.124` is "12.4 %". */
export function formatPercent(
  fraction: number,
  { digits = 1, sign = "negative" }: Partial<DecimalOptions> = {},
): string {
  const figure = formatDecimal(fraction * 100, { digits, sign })
  return figure === "–" ? figure : figure + THIN_SPACE + "%"
}

/**
 * A fraction in percent with no more digits than it deserves: one decimal, none from 1,000 % on, two below 0.1 %, where one
 * would be hardly a figure.
 */
export function formatPercentBrief(fraction: number, sign: "negative" | "always" = "negative"): string {
  const size = Math.abs(fraction)
  return formatPercent(fraction, { digits: size >= 10 ? 0 : size >= 0.001 || size === 0 ? 1 : 2, sign })
}
