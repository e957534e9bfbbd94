import type { Bars } from "../bars.ts"
import { prepareProgram } from "../program/prepare-program.ts"
import type { StrategyProgram } from "../program/strategy-program.ts"
import { StrategySetup } from "../program/strategy-setup.ts"
import { namedParameters } from "../strategies/named-parameters.ts"
import type { StrategySchema } from "../strategies/strategy.ts"

/** A person's own strategy as a search sees it: parameters, and what it needs before its first bar. */
export type ProgramStrategy = Pick<StrategySchema, "id" | "parameters" | "constraint"> & {
  readonly program: StrategyProgram
  /** Bars before the first one at which all that it looks at is defined, with parameters in the order of its own. */
  readonly warmUp: (parameters: ArrayLike<number>) => number
}

/** Its warm-up is known once it has declared what it looks at, which it may do by its parameters. */
export function programStrategy(bars: Bars, program: StrategyProgram): ProgramStrategy {
  return {
    id: program.id,
    parameters: program.parameters,
    constraint: null,
    program,
    warmUp(values) {
      const setup = new StrategySetup(bars, { bar: -1 })
      prepareProgram(program, setup, namedParameters(program, values))
      return setup.warmUp
    },
  }
}
