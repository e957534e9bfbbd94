import { resolveSettings } from "../../src/engine/backtest/backtest-settings.ts"
import type { Bars } from "../../src/engine/backtest/bars.ts"
import type { StrategyProgram } from "../../src/engine/backtest/program/strategy-program.ts"
import { runBacktest } from "../../src/engine/backtest/run-backtest.ts"
import { runProgram } from "../../src/engine/backtest/run-program.ts"
import { runSignals } from "../../src/engine/backtest/run-signals.ts"
import { IndicatorColumns } from "../../src/engine/backtest/strategies/indicator-columns.ts"
import { resolveStrategy } from "../../src/engine/backtest/strategies/resolve-strategy.ts"
import { fastest, processorTime } from "./fastest.ts"
import type { BenchOptions, Figure } from "./figure.ts"
import { walk } from "./grid.ts"

/** A person's own strategy: a callback at every bar that looks at two averages and places orders. */
const ownCross: StrategyProgram = {
  id: "own",
  rule: "the SMA cross, written by hand",
  parameters: [],
  prepare(setup) {
    const fast = setup.sma(setup.close, 10)
    const slow = setup.sma(setup.close, 30)
    return (context) => {
      const before = fast.ago(1) - slow.ago(1)
      const now = fast.ago() - slow.ago()
      if (before < 0 && now > 0 && context.position === 0) context.buy()
      if (before > 0 && now < 0) context.close()
    }
  },
}

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
    figure("order engine, sma-cross", rate(signals), "M bars/s", "≥ 5", million),
    figure("order engine, with stop-loss and target", rate(levels), "M bars/s", "≥ 5", million),
    figure(
      "order engine, a callback of one's own",
      rate(own),
      "M bars/s",
      "≥ 5",
      `${million}, averages included`,
    ),
    figure("ten years of days, a run with every figure", run, "ms", "≤ 2", `${count(tenYears)} bars`),
  ]
}

function count({ days }: Bars): string {
  return days.length.toLocaleString("en-US")
}

function figure(
  subject: string,
  value: number,
  unit: Figure["unit"],
  target: string | null,
  note: string,
): Figure {
  return { subject, value, unit, target, note }
}
