import type { BacktestSettings } from "./backtest-settings.ts"
import { OrderEngine } from "./order-engine/order-engine.ts"
import type { OrderEngineRun, RunSpan } from "./order-engine/order-engine.ts"
import { signalProgram } from "./order-engine/signal-program.ts"
import type { IndicatorColumns } from "./strategies/indicator-columns.ts"
import type { ResolvedStrategy } from "./strategies/resolve-strategy.ts"
import { SignalEvents } from "./strategies/signal-events.ts"

/** Bars at which two lines were equal, and at which a condition could not be told. */
export type SignalCounts = Pick<SignalEvents, "ties" | "untold">

/** Runs a strategy of signals through the order engine. */
export function runSignals(
  columns: IndicatorColumns,
  { strategy, values, direction }: ResolvedStrategy,
  settings: BacktestSettings,
  span: RunSpan,
): { readonly run: OrderEngineRun } & SignalCounts {
  const events = new SignalEvents(span.to - span.firstTradable)
  strategy.signals(columns, values, { from: span.firstTradable, to: span.to }, events)
  const engine = new OrderEngine(columns.bars, settings)
  const run = engine.run(span, signalProgram(engine, events, direction))
  return { run, ties: events.ties, untold: events.untold }
}
