import { formatDecimal } from "../../../format/decimal.ts"

/** A price on an axis, with only the decimals that its tick has. */
export function formatPriceAxis(price: number): string {
  const digits = [0, 1, 2, 3, 4, 5, 6].find((count) => Math.abs(Number(price.toFixed(count)) - price) < 1e-9)
  return formatDecimal(price, { digits: digits ?? 6 })
}

/** A price with as many decimals as its size deserves: cents from 1 on, four significant digits below. */
export function formatPrice(price: number): string {
  const size = Math.abs(price)
  if (size >= 1 || size === 0) return formatDecimal(price, { digits: size >= 100_000 ? 0 : 2 })
  return formatDecimal(price, { digits: Math.min(10, 3 - Math.floor(Math.log10(size))) })
}
