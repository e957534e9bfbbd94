import { Big } from "big.js"

/**
 * Exact decimal numbers. Sums and products keep every digit; a quotient has 30 decimals, half to even. The constructor is our own, so
 * that nobody else's settings reach it.
 */
export const Decimal = Big()
Decimal.DP = 30
Decimal.RM = Decimal.roundHalfEven

export type Decimal = Big

/** A decimal number as plain text (`-1234.5`), the form in which amounts are kept and cross threads. */
export type DecimalText = string

export const ZERO: Decimal = new Decimal(0)
export const ONE: Decimal = new Decimal(1)

/** Plain text of a number, trailing zeros and exponents gone: `1e3` and `1000.00` are both `1000`. */
export function decimalText(value: Decimal | string): DecimalText {
  return new Decimal(value).toFixed()
}

/** A product to 30 decimals: a factor that is a quotient has no more to give, and digits do not pile up from product to product. */
export function roundedProduct(a: Decimal, b: Decimal): Decimal {
  return a.times(b).round(Decimal.DP)
}
