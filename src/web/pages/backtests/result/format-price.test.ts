import { expect, it } from "vitest"
import { formatPrice, formatPriceAxis, priceDigits } from "./format-price.ts"

it("writes cents from one on, and four significant digits below", () => {
  expect(formatPrice(1234.5)).toBe("1\u202f234.50")
  expect(formatPrice(0.0712349)).toBe("0.07123")
  expect(formatPrice(97_500_000)).toBe("97\u202f500\u202f000")
})

it("writes the decimals of a tick and no more", () => {
  expect(formatPriceAxis(46_800)).toBe("46\u202f800")
  expect(formatPriceAxis(1.125)).toBe("1.125")
})

it("writes a price as those beside it are written", () => {
  expect(priceDigits([1.11987, 1.12, null, 1.1199])).toBe(5)
  expect(formatPrice(1.12, 5)).toBe("1.12000")
  expect(priceDigits([46_319, 46_377])).toBe(0)
  expect(priceDigits([99.5, 101])).toBe(2)
})

it("does not take the digits of an adjustment for those of a price", () => {
  expect(priceDigits([33.291_456_812_3, 34])).toBeNull()
})
