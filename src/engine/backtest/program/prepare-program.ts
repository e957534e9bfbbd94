import { InvalidBacktest } from "../invalid-backtest.ts"
import type { BarContext } from "./bar-context.ts"
import type { StrategyProgram } from "./strategy-program.ts"
import type { StrategySetup } from "./strategy-setup.ts"

/**
 * What a person's own strategy does at each bar, once it has declared what it looks at.
 * @throws InvalidBacktest for whatever it throws
 */
export function prepareProgram(
  program: StrategyProgram,
  setup: StrategySetup,
  parameters: Readonly<Record<string, number>>,
): (context: BarContext) => void {
  let act: unknown
  try {
    act = program.prepare(setup, parameters)
  } catch (error) {
    throw failed(program, "while it prepared", error)
  }
  if (isFunction(act)) return act
  throw failed(program, "while it prepared", "prepare has to return a function of the context")
}

/**
 * What is told of a strategy that threw.
 * @param when in words, such as `at bar 3 (2024-01-05)`
 */
export function failed({ id }: StrategyProgram, when: string, cause: unknown): InvalidBacktest {
  const why = cause instanceof Error ? cause.message : String(cause)
  return new InvalidBacktest("failed-strategy", `the strategy ${id} failed ${when}: ${why}`, { cause })
}

function isFunction(value: unknown): value is (context: BarContext) => void {
  return typeof value === "function"
}
