import { resolveSettings } from "../../src/engine/backtest/backtest-settings.ts"
import type { Bars } from "../../src/engine/backtest/bars.ts"
import { runBacktest } from "../../src/engine/backtest/run-backtest.ts"
import { runProgram } from "../../src/engine/backtest/run-program.ts"
import { runSignals } from "../../src/engine/backtest/run-signals.ts"
import { IndicatorColumns } from "../../src/engine/backtest/strategies/indicator-columns.ts"
import { resolveStrategy } from "../../src/engine/backtest/strategies/resolve-strategy.ts"
import { fastest, processorTime } from "./fastest.ts"
import { type BenchOptions, type Figure, line } from "./figure.ts"
import { walk } from "./grid.ts"
import { ownCross } from "./own-cross.ts"

/** The order engine alone, and whole runs with all their figures. */
export async function engineFigures({ quick }: BenchOptions): Promise<Figure[]> {
  const bars = walk(quick ? 20_000 : 1_000_000)
  const rounds = quick ? 1 : 5
  const times = quick ? 1 : 10
  const settings = resolveSettings({})
  const withLevels = resolveSettings({ stopLoss: 0.03, takeProfit: 0.06 })
  const resolved = resolveStrategy({ id: "sma-cross" })
  const columns = new IndicatorColumns(bars)
  const span = { from: 0, firstTradable: 29, to: bars.days.length }
  const tenYears = walk(2_520)
  const [signals, levels, own, run] = await fastest(rounds, [
    () => processorTime(times, () => runSignals(columns, resolved, settings, span)),
    () => processorTime(times, () => runSignals(columns, resolved, withLevels, span)),
    () => processorTime(times, () => runProgram(bars, ownCross, {}, settings, span)),
    () => processorTime(50 * times, () => runBacktest({ bars: tenYears, strategy: { id: "sma-cross" } })),
  ])
  const rate = (milliseconds: number) => bars.days.length / milliseconds / 1e3
  const million = `${count(bars)} bars`
  return [
    line("order engine, sma-cross", rate(signals), "M bars/s", "≥ 5", million),
    line("order engine, with stop-loss and target", rate(levels), "M bars/s", "≥ 5", million),
    line(
      "order engine, a callback of one's own",
      rate(own),
      "M bars/s",
      "≥ 5",
      `${million}, averages included`,
    ),
    line("ten years of days, a run with every figure", run, "ms", "≤ 2", `${count(tenYears)} bars`),
  ]
}

function count({ days }: Bars): string {
  return days.length.toLocaleString("en-US")
}
