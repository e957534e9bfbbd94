import { formatDecimal } from "../../../format/decimal.ts"

/** A price with as many decimals as its size deserves: cents from 1 on, four significant digits below. */
export function formatPrice(price: number): string {
  const size = Math.abs(price)
  if (size >= 1 || size === 0) return formatDecimal(price, { digits: size >= 100_000 ? 0 : 2 })
  return formatDecimal(price, { digits: Math.min(10, 3 - Math.floor(Math.log10(size))) })
}
