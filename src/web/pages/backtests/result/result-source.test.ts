import { expect, it } from "vitest"
import { barTime } from "../../../../engine/backtest/bars.ts"
import { generator, randomBars } from "../../../../engine/backtest/random-bars.fixture.ts"
import { runBacktest } from "../../../../engine/backtest/run-backtest.ts"
import { resultSource } from "./result-source.ts"

const bars = randomBars(generator(3), { count: 700, volatility: 0.03, intraday: false })
const prices = { kind: "price-file", id: "f1", name: "prices.csv", revision: "1", currency: "EUR" } as const
const result = { ...runBacktest({ bars, strategy: { id: "sma-cross" } }), prices }
const dates = result.days.map((_, bar) => barTime(bars, bar))
const source = resultSource(result, dates)

it("counts the returns and the days that the annual figures are made from", () => {
  const { totalReturn, annualReturn, cagr } = result.statistics
  const growth = 1 + (totalReturn ?? NaN)
  expect(growth ** (source.periodsPerYear! / source.observations) - 1).toBeCloseTo(annualReturn ?? NaN, 12)
  expect(growth ** (365.25 / source.days) - 1).toBeCloseTo(cagr ?? NaN, 12)
})

it("counts days where bars are shorter than one", () => {
  const times = ["2020-01-02 09:30", "2020-01-02 16:00", "2020-01-03 16:00"]
  const window = { ...result.window, from: times[0], to: times[2] }
  expect(resultSource({ ...result, window }, times).observations).toBe(2)
})
