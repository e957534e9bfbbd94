import { InvalidBacktest } from "../invalid-backtest.ts"
import { checkValue, parameterOf } from "../strategies/resolve-strategy.ts"
import type { StrategySchema } from "../strategies/strategy.ts"

/** The values of one parameter that a search tries: from, from + step, … up to and including to. */
export type ParameterRange = {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly step: number
}

/** A range with its values, and where its parameter stands in the strategy's schema. */
export type SearchAxis = { readonly name: string; readonly index: number; readonly values: Float64Array }

const MOST_VALUES = 10_000
const DECIMALS = 12

/**
 * The axes of a search.
 * @throws InvalidBacktest for a range that is empty, that has a name twice, or whose values the strategy does not take
 */
export function searchAxes(
  strategy: Pick<StrategySchema, "id" | "parameters">,
  ranges: readonly ParameterRange[],
): SearchAxis[] {
  if (ranges.length === 0) {
    const names = strategy.parameters.map(({ name }) => name).join(", ")
    throw new InvalidBacktest(
      "bad-search",
      `there is nothing to search; allowed: a range of ${names || "no parameter"}`,
    )
  }
  return ranges.map((range, i) => {
    const index = parameterOf(strategy, range.name)
    if (ranges.findIndex(({ name }) => name === range.name) !== i) {
      throw new InvalidBacktest("bad-search", `${range.name} has two ranges; allowed: one range a parameter`)
    }
    const values = valuesOf(range)
    for (const value of values) checkValue(strategy, strategy.parameters[index], value)
    return { name: range.name, index, values }
  })
}

function valuesOf({ name, from, to, step }: ParameterRange): Float64Array {
  const count = Math.floor((to - from) / step + 1e-9) + 1
  if (!(step > 0 && from <= to && count <= MOST_VALUES)) {
    throw new InvalidBacktest(
      "bad-search",
      `${name} runs from ${from} to ${to} by ${step}; allowed: from at most to, a step above 0, and at most ${MOST_VALUES} values`,
    )
  }
  // 0.1 + 2 × 0.1 is 0.3 here, as it was written.
  return Float64Array.from({ length: count }, (_, i) => Number((from + i * step).toPrecision(DECIMALS)))
}
