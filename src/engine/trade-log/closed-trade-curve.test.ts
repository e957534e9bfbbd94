import { describe, expect, it } from "vitest"
import { dayOf, tradesOf } from "../../../test/trades-of.ts"
import { isoDate } from "../money/iso-date.ts"
import { closedTradeCurve } from "./closed-trade-curve.ts"

// The sessions around New Year's Day 2024, a Monday; 6 and 7 January are a weekend.
const sessions = Int32Array.from(
  ["2023-12-28", "2023-12-29", "2024-01-02", "2024-01-03", "2024-01-04", "2024-01-05", "2024-01-08"],
  dayOf,
)
const rows = (...numbers: number[]) => Int32Array.from(numbers)

describe("closedTradeCurve", () => {
  it("has an observation on each session from the first to the last close", () => {
    const log = tradesOf([
      { open: "2023-12-29", close: "2023-12-29 15:00", pnl: 100 },
      { open: "2023-12-29", close: "2024-01-04 15:00", pnl: -220 },
    ])
    const curve = closedTradeCurve(log, rows(0, 1), { sessions, initialCapital: 1000 })
    expect(Array.from(curve.days, isoDate)).toEqual(["2023-12-29", "2024-01-02", "2024-01-03", "2024-01-04"])
    expect([...curve.equity]).toEqual([1100, 1100, 1100, 880])
    expect([...curve.pnl]).toEqual([100, 0, 0, -220])
    expect([...curve.returns]).toEqual([0.1, 0, 0, -0.2])
    expect(curve.initialEquity).toBe(1000)
  })

  it("adds a day that is no session when a trade closed on it", () => {
    const log = tradesOf([
      { open: "2024-01-05", close: "2024-01-05", pnl: 1 },
      { open: "2024-01-05", close: "2024-01-06", pnl: 2 },
      { open: "2024-01-05", close: "2024-01-08", pnl: 3 },
    ])
    const curve = closedTradeCurve(log, rows(0, 1, 2), { sessions, initialCapital: 100 })
    expect(Array.from(curve.days, isoDate)).toEqual(["2024-01-05", "2024-01-06", "2024-01-08"])
    expect([...curve.equity]).toEqual([101, 103, 106])
  })

  it("counts all that closed on a day by the close date, not the open date", () => {
    const log = tradesOf([
      { open: "2024-01-02", close: "2024-01-03 10:00", pnl: 10 },
      { open: "2024-01-02", close: "2024-01-03 11:00", pnl: -4 },
    ])
    const curve = closedTradeCurve(log, rows(0, 1), { sessions, initialCapital: 100 })
    expect([...curve.pnl]).toEqual([6])
  })

  it("has no return on equity that is not positive", () => {
    const log = tradesOf([
      { open: "2024-01-02", close: "2024-01-02", pnl: -150 },
      { open: "2024-01-02", close: "2024-01-03", pnl: 20 },
    ])
    const curve = closedTradeCurve(log, rows(0, 1), { sessions, initialCapital: 100 })
    expect([...curve.equity]).toEqual([-50, -30])
    expect([...curve.returns]).toEqual([-1.5, Number.NaN])
  })

  it("keeps days and P/L when the capital is not known", () => {
    const log = tradesOf([{ open: "2024-01-02", close: "2024-01-02", pnl: 20 }])
    const curve = closedTradeCurve(log, rows(0), { sessions, initialCapital: Number.NaN })
    expect([...curve.pnl]).toEqual([20])
    expect([...curve.equity, ...curve.returns]).toEqual([Number.NaN, Number.NaN])
  })

  it("has no observation without a trade", () => {
    expect(closedTradeCurve(tradesOf([]), rows(), { sessions, initialCapital: 100 }).days).toHaveLength(0)
  })

  it("does not gather rounding errors over many small amounts", () => {
    const log = tradesOf(
      Array.from({ length: 10_000 }, () => ({ open: "2024-01-02", close: "2024-01-02", pnl: 0.1 })),
    )
    const curve = closedTradeCurve(log, Int32Array.from(log.line.keys()), { sessions, initialCapital: 0 })
    // Plain addition in order gives 1000.0000000001588.
    expect(curve.equity[0]).toBe(1000)
  })
})
