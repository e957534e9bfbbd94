import { describe, expect, it } from "vitest"
import { dayOf, tradesOf } from "../../../test/trades-of.ts"
import type { DailyLogColumns } from "./daily-log-columns.ts"
import { equityBasis, type EquityBasisRequest } from "./equity-basis.ts"
import { selectTrades, type TradeLogFilter } from "./select-trades.ts"

const days = Int32Array.from(["2024-01-02", "2024-01-03", "2024-01-04"], dayOf)
const blank = new Float64Array(3).fill(Number.NaN)
const dailyLog: DailyLogColumns = {
  count: 3,
  line: Int32Array.of(2, 3, 4),
  day: days,
  netLiquidity: Float64Array.of(1_010, 1_030, 1_060),
  pnl: Float64Array.of(10, 20, 30),
  currentFunds: blank,
  withdrawn: blank,
  tradingFunds: blank,
  pnlPercent: blank,
  drawdownPercent: blank,
}
const trades = tradesOf([
  { open: "2024-01-02", close: "2024-01-02", pnl: 15, strategy: "A" },
  { open: "2024-01-03", close: "2024-01-04", pnl: 45, strategy: "B" },
])

function basisOf(change: Partial<EquityBasisRequest> & { filter?: TradeLogFilter }) {
  const filter = change.filter ?? { strategies: null, from: null, to: null, dateBasis: "close" }
  return equityBasis({
    trades,
    rows: selectTrades(trades, filter),
    dailyLog,
    filter,
    sessions: days,
    initialCapital: 1_000,
    capitalGiven: false,
    oneLot: false,
    ...change,
  })
}

const filter = (change: Partial<TradeLogFilter>): TradeLogFilter => ({
  strategies: null,
  from: null,
  to: null,
  dateBasis: "close",
  ...change,
})

describe("equityBasis", () => {
  it("takes the daily log when there is one", () => {
    const { basis, basisReason, curve } = basisOf({})
    expect([basis, basisReason]).toEqual(["daily-log", null])
    expect([...curve.equity]).toEqual([1_010, 1_030, 1_060])
  })

  it("takes the closed trades when there is none, and has nothing to explain", () => {
    const { basis, basisReason, curve } = basisOf({ dailyLog: null })
    expect([basis, basisReason]).toEqual(["closed-trades", null])
    expect([...curve.equity]).toEqual([1_015, 1_015, 1_060])
  })

  it("takes the log's rows in a range of dates", () => {
    const { curve } = basisOf({ filter: filter({ from: dayOf("2024-01-03"), to: dayOf("2024-01-03") }) })
    expect([curve.initialEquity, ...curve.equity]).toEqual([1_010, 1_030])
  })

  it("cannot split the daily log by strategy, but can tell a filter that leaves none out", () => {
    const one = basisOf({ filter: filter({ strategies: new Set([1]) }) })
    expect([one.basis, one.basisReason]).toEqual(["closed-trades", "a daily log cannot be split by strategy"])
    expect(basisOf({ filter: filter({ strategies: new Set([0, 1]) }) }).basis).toBe("daily-log")
  })

  it("cannot scale the daily log to one contract", () => {
    expect(basisOf({ oneLot: true }).basisReason).toBe("a daily log cannot be scaled to one contract")
  })

  it("cannot give the daily log another capital than its own", () => {
    expect(basisOf({ capitalGiven: true }).basis).toBe("daily-log")
    const other = basisOf({ capitalGiven: true, initialCapital: 5_000 })
    expect([other.basis, other.basisReason]).toEqual([
      "closed-trades",
      "the initial capital given is not that of the daily log",
    ])
    expect(other.curve.initialEquity).toBe(5_000)
  })

  it("falls back to closed trades outside the daily log's days", () => {
    expect(basisOf({ filter: filter({ from: dayOf("2024-02-01") }) }).basisReason).toBe(
      "the daily log has no day in the range",
    )
  })
})
