import { expect, it } from "vitest"
import {
  currencyOf,
  currencySymbol,
  formatMoney,
  formatMoneyAxis,
  formatMoneyBrief,
  inCurrency,
  NO_CURRENCY,
} from "./money.ts"

it("puts the sign before the currency", () => {
  expect(formatMoney(-1251.4, "USD")).toBe("\u2212$1\u202f251.40")
  expect(formatMoney(20, "USD", { sign: "always" })).toBe("+$20.00")
})

it("spaces a currency that has no symbol of its own", () => {
  expect(currencySymbol("CHF")).toBe("CHF")
  expect(formatMoney(12.5, "CHF")).toBe("CHF\u202f12.50")
})

it("drops the cents from a thousand on when brief", () => {
  expect(formatMoneyBrief(999.5, "EUR")).toBe("€999.50")
  expect(formatMoneyBrief(119735.27, "USD")).toBe("$119\u202f735")
})

it("shortens axis amounts without losing a digit that matters", () => {
  expect(formatMoneyAxis(0, "USD")).toBe("$0")
  expect(formatMoneyAxis(9500, "USD")).toBe("$9\u202f500")
  expect(formatMoneyAxis(120_000, "USD")).toBe("$120k")
  expect(formatMoneyAxis(1_250_000, "USD")).toBe("$1.25M")
  expect(formatMoneyAxis(-50_000, "USD")).toBe("\u2212$50k")
})

it("leaves a currency of several letters to the title of an axis", () => {
  expect(formatMoneyAxis(-5_000, "CHF")).toBe("\u22125\u202f000")
})

it("writes an amount alone where there is no currency", () => {
  expect(formatMoney(-1251.4, NO_CURRENCY)).toBe("\u22121\u202f251.40")
  expect(formatMoneyAxis(120_000, NO_CURRENCY)).toBe("120k")
})

it("names the currency where there is one, and never a wrong one", () => {
  expect(inCurrency("Equity", currencyOf({ currency: "EUR" }))).toBe("Equity, EUR")
  expect(inCurrency("Equity", currencyOf({ currency: null }))).toBe("Equity")
  expect(formatMoney(12.5, currencyOf({}))).toBe("12.50")
})
