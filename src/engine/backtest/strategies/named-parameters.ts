import type { StrategySchema } from "./strategy.ts"

/** Parameters by name, from their values in the order of the schema. */
export function namedParameters(
  { parameters }: Pick<StrategySchema, "parameters">,
  values: ArrayLike<number>,
): Record<string, number> {
  return Object.fromEntries(parameters.map(({ name }, i) => [name, values[i]]))
}
