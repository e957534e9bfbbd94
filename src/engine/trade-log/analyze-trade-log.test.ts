import { describe, expect, it } from "vitest"
import { dayOf, tradesOf, type WrittenTrade } from "../../../test/trades-of.ts"
import { analyzeTradeLog, type TradeLogAnalysisRequest } from "./analyze-trade-log.ts"

const sessions = Int32Array.from(
  ["2024-01-02", "2024-01-03", "2024-01-04", "2024-01-05", "2024-01-08", "2024-01-09"],
  dayOf,
)

function analyze(written: readonly WrittenTrade[], change: Partial<TradeLogAnalysisRequest> = {}) {
  return analyzeTradeLog({
    trades: tradesOf(written),
    dailyLog: null,
    filter: { strategies: null, from: null, to: null, dateBasis: "close" },
    sessions,
    initialCapital: null,
    riskFreeRate: 0,
    oneLot: false,
    periodsPerYear: 252,
    ...change,
  })
}

describe("analyzeTradeLog", () => {
  // By hand. Equity 10,000 → 9,800 → 9,800 → 10,290: returns −0.02, 0, 0.05; 2024-01-03 is idle.
  const log: WrittenTrade[] = [
    {
      open: "2024-01-02 09:30",
      close: "2024-01-02 15:30",
      pnl: -200,
      funds: 9_800,
      margin: 4_900,
      strategy: "A",
    },
    {
      open: "2024-01-03 09:30",
      close: "2024-01-04 09:30",
      pnl: 490,
      funds: 10_290,
      margin: 2_058,
      strategy: "B",
    },
    { open: "2024-01-04 09:30", pnl: 0, strategy: "B" },
  ]

  it("puts the statistics of trades, margin and equity side by side", () => {
    const { statistics } = analyze(log)
    expect(statistics).toMatchObject({ trades: 2, wins: 1, losses: 1, totalPnl: 290, peakMargin: 4_900 })
    expect(statistics.totalReturn).toBeCloseTo(0.029, 12)
    expect(statistics.maxDrawdown).toBeCloseTo(-0.02, 12)
    expect(statistics.marginUtilisation).toBeCloseTo(0.5, 12)
    expect(statistics.bestDay).toBeCloseTo(0.05, 12)
    expect(statistics.timeInDrawdown).toBeCloseTo(2 / 3, 12)
    expect(statistics.cagr).toBeCloseTo(1.029 ** (365.25 / 2) - 1, 9)
  })

  it("gives the series of the same observations", () => {
    const { curve, drawdown, drawdownInMoney, marginHeld, streaks } = analyze(log)
    expect([...curve.equity]).toEqual([9_800, 9_800, 10_290])
    expect(drawdown[1]).toBeCloseTo(-0.02, 12)
    expect([...drawdownInMoney]).toEqual([-200, -200, 0])
    expect([...marginHeld]).toEqual([4_900, 2_058, 2_058])
    expect([...streaks.length]).toEqual([-1, 1])
  })

  it("counts open trades and leaves them out of everything else", () => {
    const { tradeCount, openTradeCount, selection } = analyze(log)
    expect([tradeCount, openTradeCount, ...selection]).toEqual([2, 1, 0, 1])
  })

  it("keeps the whole log's initial capital under a filter", () => {
    const { initialCapital, curve } = analyze(log, {
      filter: { strategies: new Set([1]), from: null, to: null, dateBasis: "close" },
    })
    expect([initialCapital, curve.initialEquity, ...curve.equity]).toEqual([10_000, 10_000, 10_490])
  })

  it("lets the initial capital be given", () => {
    const { initialCapital, statistics } = analyze(log, { initialCapital: 29_000 })
    expect(initialCapital).toBe(29_000)
    expect(statistics.totalReturn).toBeCloseTo(0.01, 12)
  })

  it("keeps the log's initial capital for one contract a trade", () => {
    const twoContracts = log.map((trade) => ({ ...trade, contracts: 2 }))
    const { initialCapital, statistics } = analyze(twoContracts, { oneLot: true })
    expect(initialCapital).toBe(10_000)
    expect(statistics).toMatchObject({ totalPnl: 145, peakMargin: 2_450 })
  })

  it("gives trade metrics and monthly P/L of a log without funds, and says why the rest is missing", () => {
    const withoutFunds = log.map(({ open, close, pnl, margin }) => ({
      open,
      ...(close === undefined ? {} : { close }),
      pnl,
      ...(margin === undefined ? {} : { margin }),
    }))
    const { initialCapital, statistics, nulls, monthly, drawdowns } = analyze(withoutFunds)
    expect(initialCapital).toBeNull()
    expect(statistics).toMatchObject({
      totalPnl: 290,
      peakMargin: 4_900,
      totalReturn: null,
      sharpeRatio: null,
    })
    const reason = "the initial capital is not known: the log has no funds at close"
    expect(nulls).toMatchObject({ totalReturn: reason, maxDrawdown: reason, marginUtilisation: reason })
    expect(monthly).toEqual([{ year: 2024, month: 1, pnl: 290, return: null }])
    expect(drawdowns).toEqual([])
  })

  it("has no NaN or Infinity among the statistics after ruin", () => {
    const { statistics, nulls } = analyze([
      { open: "2024-01-02 09:30", close: "2024-01-02 15:30", pnl: -12_000, funds: -2_000, margin: 500 },
      { open: "2024-01-03 09:30", close: "2024-01-03 15:30", pnl: 100, funds: -1_900, margin: 500 },
    ])
    for (const [id, value] of Object.entries(statistics)) {
      expect(value === null ? typeof nulls[id] : Number.isFinite(value), id).toBe(
        value === null ? "string" : true,
      )
    }
    expect(statistics.maxDrawdown).toBeCloseTo(-1.2, 12)
    expect(nulls.marginUtilisation).toBe("equity was not positive on a day that held margin")
  })

  it("has a reason for every figure that a log without trades does not have", () => {
    const { statistics, nulls, curve, monthly, strategies } = analyze([])
    expect(curve.days).toHaveLength(0)
    expect([monthly, strategies]).toEqual([[], []])
    expect(statistics).toMatchObject({ trades: 0, winRate: null, peakMargin: null, totalReturn: null })
    const missing = Object.keys(statistics).filter((id) => statistics[id] === null)
    expect(Object.keys(nulls).toSorted()).toEqual(missing.toSorted())
  })
})
