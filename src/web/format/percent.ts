import { type DecimalOptions, formatDecimal, THIN_SPACE } from "./decimal.ts"

/** A fraction in percent, one decimal unless told otherwise: `0.124` is "12.4 %". */
export function formatPercent(
  fraction: number,
  { digits = 1, sign = "negative" }: Partial<DecimalOptions> = {},
): string {
  const figure = formatDecimal(fraction * 100, { digits, sign })
  return figure === "–" ? figure : figure + THIN_SPACE + "%"
}

/** A fraction in percent with no more digits than it deserves: one decimal below 1,000 %, none from there on. */
export function formatPercentBrief(fraction: number, sign: "negative" | "always" = "negative"): string {
  return formatPercent(fraction, { digits: Math.abs(fraction) < 10 ? 1 : 0, sign })
}
