import { expect, it } from "vitest"
import { barTime, sliceBars } from "../../../../engine/backtest/bars.ts"
import { periodsPerYearOf } from "../../../../engine/backtest/periods-per-year.ts"
import { generator, randomBars } from "../../../../engine/backtest/random-bars.fixture.ts"
import { prepareSearch } from "../../../../engine/backtest/search/prepare-search.ts"
import { stitchFolds, walkForwardFolds } from "../../../../engine/backtest/search/walk-forward.ts"
import { explainFigure } from "../../../figures/explain-figure.ts"
import { walkSource } from "./walk-source.ts"

const bars = randomBars(generator(5), { count: 900, volatility: 0.02, intraday: false })
const ranges = [{ name: "fast", from: 10, to: 10, step: 1 }]
const search = prepareSearch({ bars, strategy: { id: "sma-cross" }, ranges })
const folds = walkForwardFolds({ from: 0, to: 900 }, { folds: 3, inSampleShare: 0.5, anchored: true })
const choices = folds.map(() => ({ params: { fast: 10 }, inSampleFigure: null }))
const walked = stitchFolds(search, folds, choices)
const tested = sliceBars(bars, walked.window.from, walked.window.to)
const series = {
  dates: Array.from(walked.equity, (_, bar) => barTime(tested, bar)),
  columns: { equity: [...walked.equity] },
}
const wire = ({ from, to }: { from: number; to: number }) => ({
  from: barTime(bars, from),
  to: barTime(bars, to - 1),
  bars: to - from,
})
const result = {
  ...walked,
  periodsPerYear: periodsPerYearOf(bars),
  folds: walked.folds.map((fold) => ({
    ...fold,
    inSample: wire(fold.inSample),
    outOfSample: wire(fold.outOfSample),
  })),
}
const prices = { kind: "instrument", id: "i1", name: "ACME", revision: "1", currency: "USD" } as const
const source = walkSource({ prices, request: { riskFreeRate: 0 } }, result, series)

it("counts the returns and the days that the annual figures are made from", () => {
  const { totalReturn, annualReturn, cagr } = walked.statistics
  const growth = 1 + (totalReturn ?? NaN)
  expect(growth ** (source.periodsPerYear! / source.observations) - 1).toBeCloseTo(annualReturn ?? NaN, 12)
  expect(growth ** (365.25 / source.days) - 1).toBeCloseTo(cagr ?? NaN, 12)
})

it("leaves no figure of a walk without what it is made from", () => {
  const unexplained = Object.keys(walked.statistics).filter((id) => {
    const explained = explainFigure(id, source)
    if (explained === null) return true
    const { value, reason, from } = explained
    return value === null ? reason === null : from.some((input) => input.value === "–")
  })
  expect(unexplained).toEqual([])
})

it("ends with ruin", () => {
  const ruined = {
    ...series,
    columns: { equity: series.columns.equity.map((value, at) => (at < 9 ? value : 0)) },
  }
  expect(walkSource({ prices, request: { riskFreeRate: 0 } }, result, ruined).observations).toBe(9)
})
