import type { BacktestSettings } from "./backtest-settings.ts"
import type { BacktestWindow } from "./backtest-window.ts"
import { barTime } from "./bars.ts"
import type { Bars } from "./bars.ts"
import { firstTradableBar } from "./first-tradable-bar.ts"
import { OrderEngine } from "./order-engine/order-engine.ts"
import type { OrderEngineRun, RunSpan } from "./order-engine/order-engine.ts"
import { BarContext } from "./program/bar-context.ts"
import { failed, prepareProgram } from "./program/prepare-program.ts"
import type { StrategyProgram } from "./program/strategy-program.ts"
import { StrategySetup } from "./program/strategy-setup.ts"

/**
 * Runs a person's own strategy through the order engine. Nothing it is given can reach beyond the bar that has just closed.
 * @throws InvalidBacktest for whatever the strategy throws, with the bar at which it did
 * @param window a search says from which bar all its runs trade; else a run does from the first at which all it looks at is defined
 */
export function runProgram(
  bars: Bars,
  program: StrategyProgram,
  parameters: Readonly<Record<string, number>>,
  settings: BacktestSettings,
  window: BacktestWindow & Partial<Pick<RunSpan, "firstTradable">>,
): { readonly run: OrderEngineRun; readonly span: RunSpan } {
  const clock = { bar: -1 }
  const setup = new StrategySetup(bars, clock)
  const act = prepareProgram(program, setup, parameters)
  const { firstTradable = firstTradableBar(window, setup.warmUp) } = window
  const span = { ...window, firstTradable }
  const engine = new OrderEngine(bars, settings)
  const context = new BarContext(engine)
  const run = engine.run(span, (bar) => {
    clock.bar = bar
    try {
      act(context)
    } catch (error) {
      throw failed(program, `at bar ${bar - span.from} (${barTime(bars, bar)})`, error)
    }
  })
  // A series that was kept outside would show the next run the end of this one.
  clock.bar = -1
  return { run, span }
}
