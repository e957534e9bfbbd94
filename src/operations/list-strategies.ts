import { strategySchemas } from "../engine/backtest/strategies/built-in-strategies.ts"
import type { StrategySchema } from "../engine/backtest/strategies/strategy.ts"

export type { StrategySchema }

/** The built-in strategies: ids, parameters with default and range, and the rule in words. */
export function listStrategies(): readonly StrategySchema[] {
  return strategySchemas
}
