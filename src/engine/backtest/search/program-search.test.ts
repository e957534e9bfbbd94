import { describe, expect, it } from "vitest"
import { dailyBars } from "../bars.fixture.ts"
import type { BarContext } from "../program/bar-context.ts"
import type { Series } from "../program/series.ts"
import type { StrategyProgram } from "../program/strategy-program.ts"
import { generator, randomBars } from "../random-bars.fixture.ts"
import { runBacktest } from "../run-backtest.ts"
import { concludeSearch } from "./conclude-search.ts"
import { planGrid } from "./plan-grid.ts"
import { prepareSearch } from "./prepare-search.ts"
import { runSearch } from "./run-search.ts"
import type { SearchRequest } from "./search-request.ts"
import { searchFold, stitchFolds, walkForwardFolds } from "./walk-forward.ts"

const bars = randomBars(generator(17), { count: 500, volatility: 0.03, intraday: false })

/** The rule of momentum, written as a person would. */
const mine: StrategyProgram = {
  id: "mine",
  rule: "in while the price is above the one of so many bars ago",
  parameters: [
    { name: "lookback", label: "Lookback", kind: "integer", default: 126, min: 2, max: 400 },
    { name: "threshold", label: "Threshold", kind: "number", default: 0, min: -1, max: 1 },
  ],
  prepare(setup, { lookback, threshold }) {
    const change = setup.rateOfChange(setup.close, lookback)
    return (context) => {
      const isUp = change.ago() > threshold
      if (isUp && context.position === 0) context.buy()
      if (!isUp && context.position !== 0) context.close()
    }
  },
}
const ranges = [
  { name: "lookback", from: 5, to: 45, step: 10 },
  { name: "threshold", from: 0, to: 0.04, step: 0.02 },
]
const asked: SearchRequest = { bars, strategy: { program: mine }, ranges, riskFreeRate: 0.01 }

function searched(request: SearchRequest) {
  const search = prepareSearch(request)
  const plan = planGrid(search)
  const columns = runSearch(search, plan, { from: 0, to: plan.runs })
  return { plan, columns, conclusion: concludeSearch(search, plan, columns, { isGrid: true }) }
}

describe("a search of one's own strategy", () => {
  const builtIn: SearchRequest = { ...asked, strategy: { id: "momentum" }, maximize: "sharpeRatio" }
  const own = searched(asked)

  it("comes to what the built-in strategy of the same rule comes to", () => {
    const other = searched(builtIn)
    expect(own.plan).toEqual(other.plan)
    expect(own.plan.firstTradable).toBe(45)
    expect([...own.columns.trades]).toEqual([...other.columns.trades])
    own.columns.sharpeRatio.forEach((ratio, run) => {
      expect(ratio).toBeCloseTo(other.columns.sharpeRatio[run], 10)
    })
    expect(own.conclusion.best?.params).toEqual(other.conclusion.best?.params)
    expect(own.conclusion.deflatedSharpe).toBeCloseTo(other.conclusion.deflatedSharpe ?? NaN, 10)
    expect(own.conclusion.probabilityOfOverfitting).toBe(other.conclusion.probabilityOfOverfitting)
    expect(own.conclusion.neighbourhood?.count).toBe(other.conclusion.neighbourhood?.count)
  })

  it("runs each combination as a backtest of it alone that begins at the same bar", () => {
    const last = own.plan.runs - 1
    const parameters = { lookback: 45, threshold: 0.04 }
    const alone = runBacktest({ bars, strategy: { program: mine, parameters }, riskFreeRate: 0.01 })
    expect(own.columns.finalEquity[last]).toBe(alone.statistics["finalEquity"])
    expect(own.columns.trades[last]).toBe(alone.statistics["trades"])
  })

  it("walks forward as the built-in strategy does", () => {
    const folds = walkForwardFolds({ from: 0, to: 500 }, { folds: 3, inSampleShare: 0.5, anchored: false })
    const walked = [asked, builtIn].map((request) => {
      const choices = folds.map((fold) => searchFold(request, fold))
      return stitchFolds(prepareSearch(request), folds, choices)
    })
    expect(walked[0].folds.map(({ params }) => params)).toEqual(walked[1].folds.map(({ params }) => params))
    expect([...walked[0].equity]).toEqual([...walked[1].equity])
  })

  it.each<[string, Partial<SearchRequest>, string]>([
    [
      "a parameter it has not",
      { ranges: [{ name: "fast", from: 1, to: 2, step: 1 }] },
      "lookback (2 to 400)",
    ],
    [
      "a fixed one it has not",
      { strategy: { program: mine, parameters: { slow: 3 } } },
      "no parameter “slow”",
    ],
    ["values it does not take", { ranges: [{ name: "lookback", from: 1, to: 3, step: 1 }] }, "from 2 to 400"],
    ["a constraint over others", { constraint: "fast < slow" }, "fast"],
  ])("is refused with %s", (_, change, words) => {
    expect(() => prepareSearch({ ...asked, ...change })).toThrow(words)
  })
})

it("shows a strategy nothing that lies ahead, however often it is prepared and run", () => {
  // Every number of bar t is 1,000,000 (t + 1) and a bit.
  const telling = dailyBars(
    Array.from({ length: 60 }, (_, bar) => {
      const price = 1_000_000 * (bar + 1)
      return [price + 1, price + 4, price, price + 3]
    }),
  )
  const seenEarly: number[] = []
  const seenOfEarlier: number[] = []
  let ahead = 0
  let seen = 0
  const kept: Series[] = []
  const nosy: StrategyProgram = {
    ...mine,
    prepare(setup, { lookback }) {
      const highest = setup.highest(setup.high, lookback)
      const own = [setup.close, highest]
      seenEarly.push(...own.map((series) => series.ago()))
      const earlier = [...kept]
      kept.push(...own)
      return (context: BarContext) => {
        for (const series of own) {
          ahead = Math.max(ahead, Math.floor(series.ago() / 1_000_000) - 1 - context.bar)
          seen++
        }
        seenOfEarlier.push(...earlier.map((series) => series.ago()))
      }
    },
  }
  const lookbacks = [{ name: "lookback", from: 2, to: 6, step: 2 }]
  searched({ bars: telling, strategy: { program: nosy }, ranges: lookbacks })
  expect(seen).toBeGreaterThan(100)
  expect(ahead).toBe(0)
  expect(seenEarly.every(Number.isNaN)).toBe(true)
  expect(seenOfEarlier.length).toBeGreaterThan(100)
  expect(seenOfEarlier.every(Number.isNaN)).toBe(true)
})
