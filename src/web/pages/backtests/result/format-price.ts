import { formatDecimal } from "../../../format/decimal.ts"

/** Beyond these a price was computed, by an adjustment say, and its decimals are not its own. */
const mostDigits = 6
/** Prices that are looked at to tell how many decimals they are written with. */
const mostLooked = 500

/** A price on an axis, with only the decimals that its tick has. */
export function formatPriceAxis(price: number): string {
  return formatDecimal(price, { digits: decimalsOf(price) ?? mostDigits })
}

/**
 * A price with the decimals that the prices beside it are written with; where those are not known, with as many as its size deserves:
 * cents from 1 on, four significant digits below.
 */
export function formatPrice(price: number, digits: number | null = null): string {
  if (digits !== null) return formatDecimal(price, { digits })
  const size = Math.abs(price)
  if (size >= 1 || size === 0) return formatDecimal(price, { digits: size >= 100_000 ? 0 : 2 })
  return formatDecimal(price, { digits: Math.min(10, 3 - Math.floor(Math.log10(size))) })
}

/**
 * Decimals that prices are written with, two of them where one would do; null where they have more than prices
 * have, or there are none.
 */
export function priceDigits(prices: readonly (number | null)[]): number | null {
  if (prices.length === 0) return null
  const step = Math.max(1, Math.floor(prices.length / mostLooked))
  let digits = 0
  for (let at = 0; at < prices.length; at += step) {
    const price = prices[at]
    if (price === null) continue
    const own = decimalsOf(price)
    if (own === null) return null
    digits = Math.max(digits, own)
  }
  return digits === 1 ? 2 : digits
}

function decimalsOf(price: number): number | null {
  for (let digits = 0; digits <= mostDigits; digits++) {
    if (Math.abs(Number(price.toFixed(digits)) - price) < 1e-9) return digits
  }
  return null
}
