import type { BacktestSettings } from "./backtest-settings.ts"
import type { BacktestWindow } from "./backtest-window.ts"
import type { Bars } from "./bars.ts"
import { firstTradableBar } from "./first-tradable-bar.ts"
import { OrderEngine } from "./order-engine/order-engine.ts"
import type { OrderEngineRun, RunSpan } from "./order-engine/order-engine.ts"
import { BarContext } from "./program/bar-context.ts"
import type { StrategyProgram } from "./program/strategy-program.ts"
import { StrategySetup } from "./program/strategy-setup.ts"

/** Runs a person's own strategy through the order engine. Nothing it is given can reach beyond the bar that has just closed. */
export function runProgram(
  bars: Bars,
  program: StrategyProgram,
  parameters: Readonly<Record<string, number>>,
  settings: BacktestSettings,
  window: BacktestWindow,
): { readonly run: OrderEngineRun; readonly span: RunSpan } {
  const clock = { bar: -1 }
  const setup = new StrategySetup(bars, clock)
  const act = program.prepare(setup, parameters)
  const span = { ...window, firstTradable: firstTradableBar(window, setup.warmUp) }
  const engine = new OrderEngine(bars, settings)
  const context = new BarContext(engine)
  const run = engine.run(span, (bar) => {
    clock.bar = bar
    act(context)
  })
  return { run, span }
}
