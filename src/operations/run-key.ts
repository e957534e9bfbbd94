import type { PricesUsed } from "../contract/index.ts"
import { resolveSettings } from "../engine/backtest/backtest-settings.ts"
import type { BacktestSettings } from "../engine/backtest/backtest-settings.ts"
import type { BacktestResult } from "../engine/backtest/backtest-result.ts"
import { findStrategy, parameterValues } from "../engine/backtest/strategies/resolve-strategy.ts"
import type { StrategyChoice } from "../engine/backtest/strategies/resolve-strategy.ts"
import type { OperationContext } from "./operation-context.ts"
import { definedFields } from "./defined-fields.ts"
import { type Json, resultKey } from "./result.ts"
import type { AnySearch } from "./search-kinds.ts"

/** A request's strategy and settings with every default filled in. @throws InvalidBacktest */
export function canonicalTest(
  choice: StrategyChoice,
  given: Partial<BacktestSettings>,
): { readonly strategy: BacktestResult["strategy"]; readonly settings: BacktestSettings } {
  const found = findStrategy(choice)
  const values = parameterValues(found, choice.parameters ?? {})
  return {
    strategy: {
      id: found.id,
      parameters: Object.fromEntries(found.parameters.map(({ name }, i) => [name, values[i]])),
      expressions: choice.expressions ?? {},
      direction: choice.direction ?? "long",
    },
    settings: resolveSettings(given),
  }
}

/** Key of a run: everything it asks for after defaults, and which prices as they are now. */
export function runKey(
  context: Pick<OperationContext, "digest">,
  operation: string,
  parameters: Json,
  prices: readonly (PricesUsed | null)[],
): string {
  const inputs = prices.map((used) =>
    used === null ? null : { ...used, name: undefined, currency: used.currency ?? undefined },
  )
  return resultKey(context, operation, { parameters, inputs }, {})
}

/** A search with every default filled in, but for what its ranges set. @throws InvalidBacktest */
export function canonicalSearch({ kind, request }: AnySearch) {
  const { from, to, riskFreeRate, ranges, constraint, maximize } = request
  const { strategy, settings } = canonicalTest(request.strategy, definedFields(request.settings))
  const searched = new Set(ranges.map(({ name }) => name))
  const fixed = Object.entries(strategy.parameters).filter(([name]) => !searched.has(name))
  const asked = { settings, from, to, riskFreeRate, ranges, constraint, maximize, method: request.method }
  const walk =
    kind === "walk-forward"
      ? { folds: request.folds, inSampleShare: request.inSampleShare, anchored: request.anchored }
      : {}
  return { strategy: { ...strategy, parameters: Object.fromEntries(fixed) }, ...asked, ...walk }
}
