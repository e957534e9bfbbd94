import { expect, it } from "vitest"
import { tradesOf } from "../../../test/trades-of.ts"
import { strategyRows } from "./strategy-rows.ts"

const log = tradesOf([
  { open: "2024-01-02", close: "2024-01-02 10:00", pnl: 10, strategy: "Put" },
  { open: "2024-01-02", close: "2024-01-02 11:00", pnl: 20, strategy: "Call" },
  { open: "2024-01-02", close: "2024-01-02 12:00", pnl: -4, strategy: "Put" },
  { open: "2024-01-02", close: "2024-01-02 13:00", pnl: -2, strategy: "Put" },
  { open: "2024-01-02", close: "2024-01-02 14:00", pnl: 1, strategy: "Other" },
])

it("gives each strategy among the rows its statistics, by name", () => {
  const rows = strategyRows(log, Int32Array.of(0, 1, 2, 3))
  expect(rows.map(({ name, trades }) => [name, trades])).toEqual([
    ["Call", 1],
    ["Put", 3],
  ])
  expect(rows[1].statistics).toMatchObject({ totalPnl: 4, wins: 1, losses: 2 })
})

it("keeps the order of close within a strategy", () => {
  expect(strategyRows(log, Int32Array.of(0, 1, 2, 3))[1].statistics.currentStreak).toBe(-2)
})

it("says why a figure is missing", () => {
  const [call] = strategyRows(log, Int32Array.of(1))
  expect(call.statistics.profitFactor).toBeNull()
  expect(call.nulls.profitFactor).toBe("no losing trade")
})
