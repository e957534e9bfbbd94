import type { StrategyList } from "../contract/index.ts"
import { strategySchemas } from "../engine/backtest/strategies/built-in-strategies.ts"
import type { StrategySchema } from "../engine/backtest/strategies/strategy.ts"
import { engineVersion } from "../engine/engine-version.ts"
import type { OperationContext } from "./operation-context.ts"
import { type Result, resultKey } from "./result.ts"

export type { StrategySchema }

/** The built-in strategies: ids, parameters with default and range, and the rule in words. */
export function listStrategies(): readonly StrategySchema[] {
  return strategySchemas
}

/** The same as the API tells it. */
export function readStrategyList(context: Pick<OperationContext, "digest">): Result<StrategyList> {
  return {
    key: resultKey(context, "list-strategies", null, {}),
    load: async () => ({
      engineVersion,
      data: strategySchemas.map(({ directions, parameters, expressions, ...schema }) => ({
        ...schema,
        directions: [...directions],
        parameters: [...parameters],
        expressions: [...expressions],
      })),
    }),
  }
}
