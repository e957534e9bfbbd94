import { expect, it } from "vitest"
import { describePortfolio } from "./describe-portfolio.ts"

const file = { prices: { priceFile: "f" } }
const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, " ")
const described = (...given: Parameters<typeof describePortfolio>) => plain(describePortfolio(...given))

it("says what is held, from how much money, and when it is rebalanced", () => {
  const instruments = [
    { ...file, target: { weight: 0.6 } },
    { ...file, target: { weight: 0.4 } },
  ]
  expect(
    described(
      {
        instruments,
        contribution: { amount: 500 },
        rebalance: "monthly",
        band: { absolute: 0.05, relative: 0.25 },
      },
      ["ACWI", "AGGH"],
    ),
  ).toBe(
    "60 % ACWI and 40 % AGGH, from $10 000 and $500 more on the first trading day of each month. " +
      "Rebalanced on the first trading day of each month, or when a weight is more than 5 points from its target " +
      "or 25 % of its target away from it. Dividends stay as cash.",
  )
})

it("names the cash that weights leave, and strategies", () => {
  const instruments = [
    { ...file, target: { weight: 1 / 3 }, strategy: { id: "sma-cross", parameters: { fast: 10, slow: 30 } } },
  ]
  expect(described({ instruments, reinvestDividends: true, wholeUnits: true, cash: 2500 }, ["ACWI"])).toBe(
    "33.3 % ACWI and 66.7 % cash, from $2 500. Holds ACWI only while SMA cross 10, 30 is in. Never rebalanced. " +
      "Dividends buy more of what paid them. Whole units only.",
  )
})

it("counts what a sentence cannot name", () => {
  const symbols = ["A", "B", "C", "D", "E", "F", "G"]
  const instruments = symbols.map(() => file)
  expect(described({ instruments, rebalance: "yearly" }, symbols)).toMatch(
    /^A, B, C, D and 3 more in equal shares, /,
  )
  expect(
    described({ instruments, rebalance: "yearly", ranking: { top: 2, lookback: 126 } }, symbols),
  ).toMatch(/^The 2 of A, B, C, D or 3 more that rose most over the last 126 bars, in equal shares, /)
})

it("adds amounts up where no cash is named", () => {
  const instruments = [
    { ...file, target: { amount: 600 } },
    { ...file, target: { amount: 900.5 } },
  ]
  expect(described({ instruments, contribution: { amount: -50, period: "yearly" } }, ["A", "B"])).toMatch(
    /^\$600 of A and \$900\.50 of B, from \$1 500\.50 and \$50 taken out on the first trading day of each year\. Never rebalanced\./,
  )
})
