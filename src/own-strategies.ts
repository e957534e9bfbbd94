import type { StrategyProgram } from "./operations/backtests-port.ts"

const loaded = new Map<string, StrategyProgram>()

/** Keeps a person's own strategy for the searches of this thread. Only the command line does so: the server runs no code of others. */
export function keepStrategy(file: string, program: StrategyProgram): void {
  loaded.set(file, program)
}

/** The strategy that this thread has loaded from a file. Throws when it has not. */
export function ownStrategy(file: string): StrategyProgram {
  const program = loaded.get(file)
  if (program === undefined) throw new Error(`no strategy was loaded from ${file}`)
  return program
}
