import { expect, it } from "vitest"
import { tradesOf } from "../../../test/trades-of.ts"
import { sumTrades } from "./sum-trades.ts"

const trades = tradesOf([
  { open: "2024-01-02", close: "2024-01-02", pnl: 120.1, contracts: 2, fees: [3.5, 1.5] },
  { open: "2024-01-03", close: "2024-01-03", pnl: -80.3, contracts: 1, fees: [1.75, Number.NaN] },
  { open: "2024-01-04", close: "2024-01-05", pnl: 45, contracts: 4, fees: [7, 7] },
])

it("adds up the rows given and no others", () => {
  expect(sumTrades(trades, Int32Array.of(0, 2))).toEqual({
    trades: 2,
    contracts: 6,
    pnl: 165.1,
    openingFees: 10.5,
    closingFees: 8.5,
  })
})

it("counts blank fees as nothing", () => {
  expect(sumTrades(trades, Int32Array.of(0, 1, 2)).closingFees).toBe(8.5)
})

it("is nothing of nothing", () => {
  expect(sumTrades(trades, new Int32Array(0))).toEqual({
    trades: 0,
    contracts: 0,
    pnl: 0,
    openingFees: 0,
    closingFees: 0,
  })
})
