import { resolveSettings } from "./backtest-settings.ts"
import type { BacktestSettings } from "./backtest-settings.ts"
import type { Bars } from "./bars.ts"
import { describeRun } from "./describe-run.ts"
import type { BarContext } from "./program/bar-context.ts"
import { runProgram } from "./run-program.ts"

type Orders = Readonly<Record<number, (context: BarContext) => void>>

/** Runs orders that are placed at given bars; without costs unless the settings have some. */
export function scriptedRun(bars: Bars, orders: Orders, settings: Partial<BacktestSettings> = {}) {
  const program = {
    id: "scripted",
    rule: "",
    parameters: [],
    prepare: () => (context: BarContext) => orders[context.bar]?.(context),
  }
  const inForce = resolveSettings({ cash: 1000, commission: 0, ...settings })
  const { run, span } = runProgram(bars, program, {}, inForce, { from: 0, to: bars.close.length })
  return describeRun(bars, span, run, { ties: 0, untold: 0 })
}
