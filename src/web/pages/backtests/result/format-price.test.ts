import { expect, it } from "vitest"
import { formatPrice, formatPriceAxis } from "./format-price.ts"

it("writes cents from one on, and four significant digits below", () => {
  expect(formatPrice(1234.5)).toBe("1\u202f234.50")
  expect(formatPrice(0.0712349)).toBe("0.07123")
  expect(formatPrice(97_500_000)).toBe("97\u202f500\u202f000")
})

it("writes the decimals of a tick and no more", () => {
  expect(formatPriceAxis(46_800)).toBe("46\u202f800")
  expect(formatPriceAxis(1.125)).toBe("1.125")
})
