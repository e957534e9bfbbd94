import { describe, expect, it } from "vitest"
import { dayOf, tradesOf, type WrittenTrade } from "../../../test/trades-of.ts"
import { closedTradeCurve } from "./closed-trade-curve.ts"
import { marginHeld } from "./margin-held.ts"
import { selectTrades } from "./select-trades.ts"

const sessions = Int32Array.from(
  ["2024-01-02", "2024-01-03", "2024-01-04", "2024-01-05", "2024-01-08", "2024-01-09"],
  dayOf,
)

function held(written: readonly WrittenTrade[], initialCapital = 10_000) {
  const trades = tradesOf(written)
  const rows = selectTrades(trades, { strategies: null, from: null, to: null, dateBasis: "close" })
  return marginHeld(trades, rows, closedTradeCurve(trades, rows, { sessions, initialCapital }))
}

describe("marginHeld", () => {
  it("adds up what is open at once and frees it at the close", () => {
    const margin = held([
      { open: "2024-01-02 09:30", close: "2024-01-02 11:00", pnl: 0, margin: 1_000 },
      { open: "2024-01-02 10:00", close: "2024-01-02 12:00", pnl: 0, margin: 2_000 },
      { open: "2024-01-02 11:30", close: "2024-01-02 13:00", pnl: 0, margin: 500 },
    ])
    expect(margin.peakMargin).toBe(3_000)
    expect(margin.marginUtilisation).toBeCloseTo(0.3, 12)
    expect([...margin.byDay]).toEqual([3_000])
  })

  it("counts an open before a close of the same minute, so that the figure is the most that can have been held", () => {
    const margin = held([
      { open: "2024-01-02 09:30", close: "2024-01-02 11:00", pnl: 0, margin: 1_000 },
      { open: "2024-01-02 11:00", close: "2024-01-02 12:00", pnl: 0, margin: 2_000 },
    ])
    expect(margin.peakMargin).toBe(3_000)
  })

  it("counts a trade that opens and closes in one minute", () => {
    expect(
      held([{ open: "2024-01-02 09:30", close: "2024-01-02 09:30", pnl: 0, margin: 700 }]).peakMargin,
    ).toBe(700)
  })

  it("holds margin over days without trades", () => {
    const margin = held([
      { open: "2024-01-02 09:30", close: "2024-01-02 10:00", pnl: 0, margin: 100 },
      { open: "2024-01-03 09:30", close: "2024-01-08 10:00", pnl: 0, margin: 1_000 },
      { open: "2024-01-08 11:00", close: "2024-01-08 12:00", pnl: 0, margin: 400 },
      { open: "2024-01-09 11:00", close: "2024-01-09 12:00", pnl: 0, margin: 300 },
    ])
    expect([...margin.byDay]).toEqual([100, 1_000, 1_000, 1_000, 1_000, 300])
  })

  it("divides by the equity of the same day, so that the peak in money need not be the peak in use", () => {
    const margin = held([
      { open: "2024-01-02 09:30", close: "2024-01-02 10:00", pnl: -8_000, margin: 1_500 },
      { open: "2024-01-03 09:30", close: "2024-01-03 10:00", pnl: 8_000, margin: 2_000 },
    ])
    expect(margin.peakMargin).toBe(2_000)
    expect(margin.marginUtilisation).toBeCloseTo(1_500 / 2_000, 12)
  })

  it("uses the initial capital for days before the first close", () => {
    const margin = held([
      { open: "2024-01-02 09:30", close: "2024-01-04 10:00", pnl: 10_000, margin: 5_000 },
      { open: "2024-01-02 09:30", close: "2024-01-04 10:00", pnl: 10_000, margin: 5_000 },
    ])
    expect([...margin.byDay]).toEqual([10_000])
    expect(margin.marginUtilisation).toBe(1)
  })

  it("holds an unknown time from the start or to the end of the day", () => {
    const margin = held([
      { open: "2024-01-02", close: "2024-01-02 10:00", pnl: 0, margin: 1_000 },
      { open: "2024-01-02 09:00", close: "2024-01-02", pnl: 0, margin: 2_000 },
      { open: "2024-01-02 15:59", close: "2024-01-02 16:00", pnl: 0, margin: 4_000 },
    ])
    expect(margin.peakMargin).toBe(6_000)
  })

  it("holds nothing for blank or zero margin or a close before the open", () => {
    const margin = held([
      { open: "2024-01-02 09:30", close: "2024-01-02 10:00", pnl: 0 },
      { open: "2024-01-02 09:30", close: "2024-01-02 10:00", pnl: 0, margin: 0 },
      { open: "2024-01-03 09:30", close: "2024-01-02 10:00", pnl: 0, margin: 900 },
    ])
    expect(margin).toEqual({ peakMargin: null, marginUtilisation: null, byDay: Float64Array.of(0) })
  })

  it("has no utilisation when equity was not positive on a day that held margin", () => {
    const margin = held([{ open: "2024-01-02 09:30", close: "2024-01-02 10:00", pnl: -10_000, margin: 900 }])
    expect(margin.peakMargin).toBe(900)
    expect(margin.marginUtilisation).toBeNull()
  })
})
