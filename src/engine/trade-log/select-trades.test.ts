import { describe, expect, it } from "vitest"
import { dayOf, tradesOf } from "../../../test/trades-of.ts"
import { countOpenTrades, selectTrades, type TradeLogFilter } from "./select-trades.ts"

const all: TradeLogFilter = { strategies: null, from: null, to: null, dateBasis: "close" }

const log = tradesOf([
  { open: "2024-01-02 09:35", close: "2024-01-05 15:30", pnl: 1, strategy: "A" },
  { open: "2024-01-02 10:00", close: "2024-01-02 16:00", pnl: 2, strategy: "B" },
  { open: "2024-01-02 10:00", close: "2024-01-02 11:00", pnl: 3, strategy: "A" },
  { open: "2024-01-03 09:35", close: "2024-01-05 15:30", pnl: 4, strategy: "B" },
  { open: "2024-01-04 09:35", pnl: 0, strategy: "B" },
])

describe("selectTrades", () => {
  it("orders closed trades by close day, close minute and row, whatever the order of opening", () => {
    expect([...selectTrades(log, all)]).toEqual([2, 1, 0, 3])
  })

  it("puts a close without a time at the end of its day", () => {
    const untimed = tradesOf([
      { open: "2024-01-02", close: "2024-01-02", pnl: 1 },
      { open: "2024-01-02 10:00", close: "2024-01-02 16:00", pnl: 2 },
      { open: "2024-01-03 10:00", close: "2024-01-03 10:00", pnl: 3 },
    ])
    expect([...selectTrades(untimed, all)]).toEqual([1, 0, 2])
  })

  it("keeps the strategies asked for", () => {
    expect([...selectTrades(log, { ...all, strategies: new Set([1]) })]).toEqual([1, 3])
    expect([...selectTrades(log, { ...all, strategies: new Set() })]).toEqual([])
  })

  it("filters by close date, both ends included", () => {
    const range = { from: dayOf("2024-01-02"), to: dayOf("2024-01-04") }
    expect([...selectTrades(log, { ...all, ...range })]).toEqual([2, 1])
  })

  it("filters by open date when asked to, still in order of close", () => {
    const range = { from: dayOf("2024-01-02"), to: dayOf("2024-01-02"), dateBasis: "open" as const }
    expect([...selectTrades(log, { ...all, ...range })]).toEqual([2, 1, 0])
  })
})

describe("countOpenTrades", () => {
  it("counts trades without a close, whatever the range of close dates", () => {
    expect(countOpenTrades(log, { ...all, from: dayOf("2024-01-05") })).toBe(1)
    expect(countOpenTrades(log, { ...all, strategies: new Set([0]) })).toBe(0)
  })

  it("counts by open date where dates filter by open date", () => {
    expect(countOpenTrades(log, { ...all, from: dayOf("2024-01-05"), dateBasis: "open" })).toBe(0)
    expect(countOpenTrades(log, { ...all, to: dayOf("2024-01-04"), dateBasis: "open" })).toBe(1)
  })
})
