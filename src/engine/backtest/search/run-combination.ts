import type { BacktestSettings } from "../backtest-settings.ts"
import type { OrderEngineRun, RunSpan } from "../order-engine/order-engine.ts"
import { runProgram } from "../run-program.ts"
import { runSignals } from "../run-signals.ts"
import { IndicatorColumns } from "../strategies/indicator-columns.ts"
import { namedParameters } from "../strategies/named-parameters.ts"
import type { PreparedSearch } from "./prepare-search.ts"

/** Runs one combination of parameters, in the order of the strategy's schema, through the order engine. */
type RunCombination = (values: Float64Array, settings: BacktestSettings, span: RunSpan) => OrderEngineRun

/** What runs combinations one after the other; indicators of built-in strategies are worked out once for all of them. */
export function combinationRunner({ bars, strategy, direction }: PreparedSearch): RunCombination {
  if ("program" in strategy) {
    const { program } = strategy
    return (values, settings, span) =>
      runProgram(bars, program, namedParameters(program, values), settings, span).run
  }
  const columns = new IndicatorColumns(bars)
  return (values, settings, span) => runSignals(columns, { strategy, values, direction }, settings, span).run
}
