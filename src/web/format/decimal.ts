/** U+2212: as wide as a digit and a plus, unlike the hyphen. */
export const MINUS = "\u2212"

/** U+202F, narrow and no-break: groups thousands and keeps a unit with its figure. */
export const THIN_SPACE = "\u202f"

export type DecimalOptions = {
  readonly digits: number
  /** `always` writes a plus too, except before a figure that rounds to zero. */
  readonly sign?: "negative" | "always"
}

/**
 * A number with a fixed count of decimals, thousands grouped thinly and a true minus sign. What rounds to zero has no sign.
 * NaN and infinities are not figures and become an en dash.
 */
export function formatDecimal(value: number, { digits, sign = "negative" }: DecimalOptions): string {
  if (!Number.isFinite(value)) return "–"
  const fixed = Math.abs(value).toFixed(digits)
  if (fixed.includes("e")) return value.toExponential(2).replace("-", MINUS)
  const [whole = "0", decimals] = fixed.split(".")
  const magnitude = decimals === undefined ? groupThousands(whole) : `${groupThousands(whole)}.${decimals}`
  return signMark(value, Number(fixed) === 0, sign) + magnitude
}

/** Every digit that the double holds, grouped: what a figure shows on hover. */
export function formatExact(value: number): string {
  if (!Number.isFinite(value)) return "–"
  const text = String(Math.abs(value))
  if (text.includes("e")) return String(value).replace(/-/g, MINUS)
  const [whole = "0", decimals] = text.split(".")
  const magnitude = decimals === undefined ? groupThousands(whole) : `${groupThousands(whole)}.${decimals}`
  return (value < 0 ? MINUS : "") + magnitude
}

/** A plus or minus sign as a figure's prefix. */
function signMark(value: number, isZero: boolean, sign: "negative" | "always"): string {
  if (isZero) return ""
  if (value < 0) return MINUS
  return sign === "always" ? "+" : ""
}

/** Whole digits in threes. */
function groupThousands(whole: string): string {
  let grouped = whole
  for (let at = whole.length - 3; at > 0; at -= 3)
    grouped = grouped.slice(0, at) + THIN_SPACE + grouped.slice(at)
  return grouped
}
