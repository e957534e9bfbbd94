import { expect, it } from "vitest"
import { tradesOf } from "../../../test/trades-of.ts"
import { initialCapital } from "./initial-capital.ts"

it("is funds at close less the P/L of the first trade to close, which need not be the first to open", () => {
  const log = tradesOf([
    { open: "2024-01-02 09:35", close: "2024-01-09 15:30", pnl: 500, funds: 10_700 },
    { open: "2024-01-03 09:35", close: "2024-01-04 15:30", pnl: 200, funds: 10_200 },
  ])
  expect(initialCapital(log)).toBe(10_000)
})

it("finds the trade that came first among those that closed in the first minute", () => {
  // Capital 10,000: the third row closed first (10,300), then the first (10,200), then the second (10,250).
  const log = tradesOf([
    { open: "2024-01-02 09:35", close: "2024-01-02 16:00", pnl: -100, funds: 10_200 },
    { open: "2024-01-02 09:40", close: "2024-01-02 16:00", pnl: 50, funds: 10_250 },
    { open: "2024-01-02 09:45", close: "2024-01-02 16:00", pnl: 300, funds: 10_300 },
    { open: "2024-01-03 09:45", close: "2024-01-03 16:00", pnl: 10, funds: 10_260 },
  ])
  expect(initialCapital(log)).toBe(10_000)
})

it("takes the first row of the first minute when the funds there fit no order", () => {
  const log = tradesOf([
    { open: "2024-01-02 09:35", close: "2024-01-02 16:00", pnl: -100, funds: 9_900 },
    { open: "2024-01-02 09:40", close: "2024-01-02 16:00", pnl: 50, funds: 7_777 },
  ])
  expect(initialCapital(log)).toBe(10_000)
})

it("counts back over closes that have no funds", () => {
  const log = tradesOf([
    { open: "2024-01-02 09:35", close: "2024-01-02 16:00", pnl: 250 },
    { open: "2024-01-03 09:35", close: "2024-01-03 16:00", pnl: 100, funds: 10_350 },
  ])
  expect(initialCapital(log)).toBe(10_000)
})

it("is not known when no trade has funds, or none has closed", () => {
  expect(initialCapital(tradesOf([{ open: "2024-01-02", close: "2024-01-02", pnl: 250 }]))).toBeNull()
  expect(initialCapital(tradesOf([{ open: "2024-01-02", pnl: 0, funds: 10_000 }]))).toBeNull()
  expect(initialCapital(tradesOf([]))).toBeNull()
})
