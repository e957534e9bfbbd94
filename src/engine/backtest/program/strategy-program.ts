import type { ParameterSpec } from "../strategies/strategy.ts"
import type { BarContext } from "./bar-context.ts"
import type { StrategySetup } from "./strategy-setup.ts"

/**
 * A person's own strategy, as a TypeScript module exports it by default. `prepare` is called once and declares what the strategy looks
 * at; what it returns is called after the close of each bar from the first on at which all of that is defined. What it keeps from bar
 * to bar belongs inside `prepare`, which begins each run anew: kept by the module, it would carry one run of a search into the next.
 */
export type StrategyProgram = {
  readonly id: string
  readonly rule: string
  readonly parameters: readonly ParameterSpec[]
  readonly prepare: (
    setup: StrategySetup,
    parameters: Readonly<Record<string, number>>,
  ) => (context: BarContext) => void
}

/** A person's own strategy. It is code: only ever one that the person who asks has on this machine. */
export type ProgramChoice = {
  readonly program: StrategyProgram
  readonly parameters?: Readonly<Record<string, number>>
}
