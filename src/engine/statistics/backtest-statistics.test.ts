import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { backtestStatistics } from "./backtest-statistics.ts"
import type { BacktestSample } from "./backtest-statistics.ts"
import { sharpeOfSums } from "./sharpe-of-sums.ts"
import { sharpeRatio } from "./sharpe-ratio.ts"

const sample: BacktestSample = {
  equity: Float64Array.of(1000, 1100, 900, 1000),
  spanDays: 730.5,
  barsInPosition: 3,
  commissions: 4.5,
  traded: 6000,
  firstPrice: 50,
  lastPrice: 60,
  tradeReturns: Float64Array.of(0.5, -0.2, 0.1),
  tradeDays: Float64Array.of(1, 10, 2.5),
}

describe("the figures of a run over price bars", () => {
  const { statistics } = backtestStatistics(sample)

  // By hand; the geometric mean is Python's (1.5 * 0.8 * 1.1) ** (1 / 3) - 1.
  it.each([
    ["finalEquity", 1000],
    ["peakEquity", 1100],
    ["commissions", 4.5],
    ["exposure", 0.75],
    ["buyAndHoldReturn", 0.2],
    ["averageTradeReturn", 0.09696131048652368],
    ["expectancyReturn", 0.13333333333333333],
    ["bestTrade", 0.5],
    ["worstTrade", -0.2],
    ["longestTrade", 10],
    ["averageTrade", 4.5],
    ["tradesPerYear", 1.5],
    ["turnover", 3],
  ])("%s", (id, expected) => {
    expect(statistics[id]).toBeCloseTo(expected, 12)
  })

  it("without a trade has no figure of a trade", () => {
    const none = new Float64Array(0)
    const { nulls } = backtestStatistics({ ...sample, tradeReturns: none, tradeDays: none })
    for (const id of [
      "averageTradeReturn",
      "expectancyReturn",
      "bestTrade",
      "worstTrade",
      "longestTrade",
      "averageTrade",
    ]) {
      expect(nulls[id]).toBe("no trade")
    }
  })

  it("within one day has no figure a year", () => {
    const { nulls } = backtestStatistics({ ...sample, spanDays: 0.5 })
    expect(Object.keys(nulls)).toEqual(["tradesPerYear", "turnover"])
  })

  it("counts a trade that lost more than its value as a total loss", () => {
    const { statistics: figures } = backtestStatistics({
      ...sample,
      tradeReturns: Float64Array.of(0.5, -1.2),
    })
    expect(figures["averageTradeReturn"]).toBe(-1)
  })
})

describe("the Sharpe ratio of sums", () => {
  it("is that of the returns", () => {
    const returns = fc.array(fc.double({ min: -0.2, max: 0.2, noNaN: true }), { minLength: 3, maxLength: 60 })
    fc.assert(
      fc.property(returns, (values) => {
        const options = { riskFreeRate: 0.02, periodsPerYear: 252 }
        const expected = Number(sharpeRatio(Float64Array.from(values), options))
        const sum = values.reduce((total, value) => total + value, 0)
        const squares = values.reduce((total, value) => total + value * value, 0)
        const found = sharpeOfSums({ count: values.length, sum, squares }, options)
        fc.pre(Math.abs(expected) < 1e4)
        expect(found / expected).toBeCloseTo(1, 7)
      }),
    )
  })

  it("does not exist where all returns are equal", () => {
    const options = { riskFreeRate: 0, periodsPerYear: 252 }
    expect(sharpeOfSums({ count: 3, sum: 0.03, squares: 0.0003 }, options)).toBeNaN()
    expect(sharpeOfSums({ count: 1, sum: 0.1, squares: 0.01 }, options)).toBeNaN()
    expect(sharpeOfSums({ count: 9, sum: 0, squares: 0 }, options)).toBeNaN()
  })
})
