/**
 * A number as a person types it, spaces and a Unicode minus included: `10 000`, `−0.5`. Null when it is none. A comma is refused, since
 * it means a thousand to some and a decimal to others.
 */
export function readNumber(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f]/g, "").replace("\u2212", "-")
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null
  const value = Number(plain)
  return Number.isFinite(value) ? value : null
}

/** A percentage as a fraction, with the digits that were typed: 0.2 is 0.002, not 0.0020000000000000005. */
export function fractionOfPercent(percent: number): number {
  return Number((percent / 100).toPrecision(12))
}
