import { describe, expect, it } from "vitest"
import { accountStatistics } from "./account-statistics.ts"
import { backtestStatistics } from "./backtest-statistics.ts"
import { namedOptions, statisticGroups } from "./catalogue-entry.ts"
import { catalogue } from "./catalogue.ts"
import { returnStatistics } from "./return-statistics.ts"
import { tradeSampleOf } from "./trade-sample.fixture.ts"
import { tradeStatistics } from "./trade-statistics.ts"

const ids = catalogue.map((entry) => entry.id)

/** Made by the analysis of a trade log, where trades and equity meet. */
const ofTheAnalysis = ["peakMargin", "marginUtilisation"]

describe("the catalogue", () => {
  it("lists exactly the figures that the engine computes", () => {
    const none = new Float64Array(0)
    const curve = { days: new Int32Array(0), initialEquity: 1, equity: none, pnl: none, returns: none }
    const ofReturns = returnStatistics(curve, { riskFreeRate: 0, periodsPerYear: 252, firstDay: 0 })
    const ofTrades = tradeStatistics(tradeSampleOf([]))
    const ofBacktest = backtestStatistics({
      equity: Float64Array.of(1),
      spanDays: 0,
      barsInPosition: 0,
      commissions: 0,
      traded: 0,
      firstPrice: 1,
      lastPrice: 1,
      tradeReturns: none,
      tradeDays: none,
    })
    const ofAccount = accountStatistics({
      days: Int32Array.of(0),
      value: Float64Array.of(1),
      flows: Float64Array.of(1),
      curve,
      daysInvested: 0,
      fees: 0,
      traded: 0,
    })
    const sets = [ofReturns, ofTrades, ofBacktest, ofAccount]
    const computed = new Set(sets.flatMap(({ statistics }) => Object.keys(statistics)))
    expect([...computed, ...ofTheAnalysis].sort()).toEqual(ids.toSorted())
  })

  it("has each id once", () => {
    expect(new Set(ids).size).toBe(ids.length)
  })

  it.each(catalogue)("documents $id", (entry) => {
    for (const text of [entry.label, entry.definition, entry.inputs, entry.source]) {
      expect(text.trim()).not.toBe("")
    }
    expect(entry.convention?.trim()).not.toBe("")
  })

  it.each(catalogue)("traces $id to figures and options that exist", (entry) => {
    const known: readonly string[] = [...ids, ...namedOptions]
    for (const id of entry.from) expect(known).toContain(id)
    expect(entry.from).not.toContain(entry.id)
  })

  it("is in the order of the groups", () => {
    const order = catalogue.map((entry) => statisticGroups.indexOf(entry.group))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })
})
