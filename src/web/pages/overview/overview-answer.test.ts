import { describe, expect, it } from "vitest"
import type { PortfolioSummary } from "../../../contract/index.ts"
import { overviewAnswer, overviewTotal } from "./overview-answer.ts"

function portfolio(change: Partial<PortfolioSummary>): PortfolioSummary {
  return {
    id: "p",
    kind: "trade-log",
    name: "P",
    currency: "USD",
    synthetic: false,
    initialCapital: null,
    revision: 1,
    createdAt: "2025-10-14T08:00:00Z",
    updatedAt: "2025-10-14T08:00:00Z",
    trades: 10,
    openTrades: 0,
    strategies: 1,
    firstDate: "2025-01-02",
    lastDate: "2025-10-13",
    basis: "closed-trades",
    equity: 110_000,
    totalPnl: 10_000,
    totalReturn: 0.1,
    maxDrawdown: -0.05,
    drawdown: -0.01,
    lastDayPnl: 250.5,
    lastDayReturn: 0.002,
    sparkline: [],
    failedChecks: 0,
    ...change,
  }
}

const empty = { equity: null, totalPnl: null, lastDayPnl: null, firstDate: null, lastDate: null }

describe("overviewTotal", () => {
  it("adds what is the user's own and has figures", () => {
    const total = overviewTotal([
      portfolio({}),
      portfolio({ equity: 90_000, totalPnl: -10_500, lastDayPnl: -100 }),
      portfolio({ synthetic: true, totalPnl: 1e9 }),
      portfolio(empty),
    ])
    expect(total).toEqual({
      currency: "USD",
      portfolios: 2,
      equity: 200_000,
      pnl: -500,
      lastDay: { date: "2025-10-13", pnl: 150.5 },
    })
  })

  it("takes the last day from those that have it", () => {
    const total = overviewTotal([portfolio({}), portfolio({ lastDate: "2025-09-30", lastDayPnl: 9_999 })])
    expect(total?.lastDay).toEqual({ date: "2025-10-13", pnl: 250.5 })
  })

  it("never adds different currencies", () => {
    expect(overviewTotal([portfolio({}), portfolio({ currency: "EUR" })])).toBeNull()
  })

  it("is nothing without figures", () => {
    expect(overviewTotal([])).toBeNull()
    expect(overviewTotal([portfolio(empty)])).toBeNull()
  })
})

describe("overviewAnswer", () => {
  it("counts those ahead of several, and names the deepest drawdown", () => {
    expect(
      overviewAnswer([
        portfolio({ name: "Calm" }),
        portfolio({ name: "Rough", totalPnl: -1, maxDrawdown: -0.1423 }),
        portfolio({ ...empty, maxDrawdown: null }),
      ]),
    ).toBe("Ahead in 1 of 2\u00a0portfolios; deepest drawdown −14.2\u202f%, in Rough.")
    expect(overviewAnswer([portfolio({ maxDrawdown: 0 }), portfolio({ maxDrawdown: 0 })])).toBe(
      "Ahead in 2 of 2\u00a0portfolios; no drawdown yet.",
    )
  })

  it("gives the one portfolio's profit and its last trading day", () => {
    expect(overviewAnswer([portfolio({ lastDayPnl: -0.4 })])).toBe(
      "+$10\u202f000 in all; −$0.40 on the last trading day, 13\u00a0Oct\u00a02025.",
    )
  })

  it("says that only the demo is here, or nothing", () => {
    expect(overviewAnswer([portfolio({ synthetic: true })])).toBe(
      "Only the demo is here. Its figures are made up.",
    )
    expect(overviewAnswer([])).toBe("Nothing has been imported yet.")
  })

  it("counts portfolios that cannot be added", () => {
    expect(overviewAnswer([portfolio({}), portfolio({ currency: "EUR" })])).toBe(
      "2\u00a0portfolios of yours.",
    )
  })
})
