import { expect, it } from "vitest"
import { priceText } from "./price-text.ts"

it.each([
  [663.86, { kind: "etf", currency: "USD" } as const, "$663.86"],
  [3.088, { kind: "equity", currency: "GBP" } as const, "£3.09"],
  [0.0765, { kind: "crypto", currency: "USD" } as const, "$0.0765"],
  [1.15873, { kind: "fx", currency: "USD" } as const, "1.1587"],
  [6642.16, { kind: "index", currency: "USD" } as const, "6\u202f642.16"],
  [12.5, { kind: "fund", currency: null } as const, "12.50"],
])("writes %d of %o as %s", (price, instrument, text) => {
  expect(priceText(price, instrument)).toBe(text)
})
