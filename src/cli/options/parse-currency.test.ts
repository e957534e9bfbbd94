import { expect, it } from "vitest"
import { parseCurrency } from "./parse-currency.ts"

it("keeps the code of a currency", () => {
  expect(parseCurrency("CHF")).toBe("CHF")
})

it.each(["usd", "US", "DOLLAR", "", "GBp"])("refuses %j", (text) => {
  expect(() => parseCurrency(text)).toThrow("A currency was expected, such as USD.")
})
