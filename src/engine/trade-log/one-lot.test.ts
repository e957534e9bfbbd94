import { expect, it } from "vitest"
import { tradesOf } from "../../../test/trades-of.ts"
import { oneLot } from "./one-lot.ts"

const log = tradesOf([
  {
    open: "2024-01-02 09:35",
    close: "2024-01-02 15:30",
    pnl: 441,
    contracts: 3,
    premium: 150,
    fees: [6, 3],
    margin: 15_000,
    funds: 10_441,
  },
])

it("divides P/L, fees and margin by the contracts and leaves what is per contract", () => {
  const scaled = oneLot(log)
  expect([scaled.pnl[0], scaled.openingFees[0], scaled.closingFees[0], scaled.margin[0]]).toEqual([
    147, 2, 1, 5_000,
  ])
  expect([scaled.premium[0], scaled.contracts[0]]).toEqual([150, 1])
})

it("has no funds at close, since no account ever held them", () => {
  expect(oneLot(log).fundsAtClose[0]).toBeNaN()
})

it("is worked out once for a log", () => {
  expect(oneLot(log)).toBe(oneLot(log))
})
