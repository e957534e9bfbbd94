import { describe, expect, it } from "vitest"
import { backtestFigures } from "../backtest-figures.ts"
import { resolveSettings } from "../backtest-settings.ts"
import type { BacktestSettings } from "../backtest-settings.ts"
import type { Bars } from "../bars.ts"
import { generator, randomBars } from "../random-bars.fixture.ts"
import { runSignals } from "../run-signals.ts"
import { strategySchemas } from "../strategies/built-in-strategies.ts"
import { IndicatorColumns } from "../strategies/indicator-columns.ts"
import type { ResolvedStrategy } from "../strategies/resolve-strategy.ts"
import { SignalEvents } from "../strategies/signal-events.ts"
import { randomSettings, randomStrategy, whole } from "./random-tests.fixture.ts"
import { kernelCanRun, SignalKernel } from "./signal-kernel.ts"

const SERIES = 1000
const options = { riskFreeRate: 0.01, periodsPerYear: 252 }

function runBoth(bars: Bars, strategy: ResolvedStrategy, settings: BacktestSettings, random: () => number) {
  const warmUp = strategy.strategy.warmUp(strategy.values)
  const from = random() < 0.5 ? 0 : whole(random, 30)
  const span = { from, firstTradable: Math.max(from, warmUp) + whole(random, 3), to: bars.close.length }
  const columns = new IndicatorColumns(bars)
  const { run } = runSignals(columns, strategy, settings, span)
  const kernel = new SignalKernel(bars, settings, {
    direction: strategy.direction,
    span,
    blockCount: 1 + whole(random, 5),
  })
  const events = new SignalEvents(bars.close.length)
  strategy.strategy.signals(columns, strategy.values, { from: span.firstTradable, to: span.to }, events)
  // A run must not depend on what the one before left.
  kernel.run(events)
  kernel.run(events)
  return { run, kernel, figures: backtestFigures(bars, span, run, options) }
}

describe("the signal kernel", () => {
  it.each(strategySchemas.map(({ id }) => id))(
    `gives what the order engine gives, trade by trade, on ${SERIES} random series: %s`,
    (id) => {
      let trades = 0
      let ruins = 0
      for (let seed = 1; seed <= SERIES; seed++) {
        const random = generator(seed * 7919 + id.length)
        const bars = randomBars(random, {
          count: 40 + whole(random, 80),
          volatility: 0.02 + 0.3 * random(),
          intraday: random() < 0.3,
        })
        const { run, kernel, figures } = runBoth(
          bars,
          randomStrategy(id, random),
          randomSettings(random),
          random,
        )
        const { closed } = run.account
        const label = `${id}, seed ${seed}`
        expect(kernel.trades.count, label).toBe(closed.count)
        for (const name of [
          "size",
          "entryBar",
          "exitBar",
          "entryPrice",
          "exitPrice",
          "commission",
        ] as const) {
          expect(kernel.trades[name].subarray(0, closed.count), `${label}: ${name}`).toEqual(
            closed[name].subarray(0, closed.count),
          )
        }
        expect(kernel.ruinBar, label).toBe(run.ruinBar ?? -1)
        const { finalEquity, maxDrawdown, totalReturn, sharpeRatio } = figures.statistics
        expect(kernel.finalEquity, label).toBe(finalEquity)
        expect(kernel.maxDrawdown, label).toBeCloseTo(maxDrawdown ?? NaN, 12)
        expect(kernel.totalReturn, label).toBeCloseTo(totalReturn ?? NaN, 10)
        const sharpe = kernel.sharpeRatio(options)
        expect(Number.isNaN(sharpe) ? null : Number(sharpe.toPrecision(8)), label).toBe(
          sharpeRatio === null ? null : Number(sharpeRatio.toPrecision(8)),
        )
        trades += closed.count
        if (run.ruinBar !== null) ruins++
      }
      // The series are such that the comparison is of something.
      expect(trades).toBeGreaterThan(SERIES / 4)
      expect(ruins).toBeGreaterThan(0)
    },
  )

  it("is not used where it would not give the same", () => {
    expect(kernelCanRun(resolveSettings({}))).toBe(true)
    expect(kernelCanRun(resolveSettings({ tradeOnClose: true }))).toBe(false)
    expect(kernelCanRun(resolveSettings({ stopLoss: 0.1 }))).toBe(false)
    expect(kernelCanRun(resolveSettings({ takeProfit: 0.1 }))).toBe(false)
    expect(kernelCanRun(resolveSettings({ shortBorrowRate: 0.1 }))).toBe(false)
    expect(kernelCanRun(resolveSettings({ cashInterestRate: 0.1 }))).toBe(false)
  })
})
