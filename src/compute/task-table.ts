import type { BacktestCompute } from "../operations/backtests-port.ts"
import type { Compute, PortfolioCompute } from "../operations/ports.ts"

/** All that can be asked of another thread. */
export type AllCompute = Compute & PortfolioCompute & BacktestCompute
export type TaskName = keyof AllCompute

/** The functions behind the ports, as they run in whichever thread. What they take and give can be cloned. */
export type TaskTable = {
  readonly [K in TaskName]: (...inputs: Parameters<AllCompute[K]>) => Awaited<ReturnType<AllCompute[K]>>
}

/** Makes the ports of a function that runs a task by name. */
export function computeBy(
  names: readonly TaskName[],
  run: (name: TaskName, inputs: readonly unknown[]) => Promise<unknown>,
): AllCompute {
  const methods = names.map((name) => [name, (...inputs: unknown[]) => run(name, inputs)])
  return Object.fromEntries(methods) as AllCompute
}

export function taskNames(tasks: TaskTable): TaskName[] {
  return Object.keys(tasks) as TaskName[]
}

/** Runs a task of a table. The inputs are what the method of the port of that name was called with. */
export function runTask(tasks: TaskTable, name: TaskName, inputs: readonly unknown[]): unknown {
  const task = tasks[name] as (...inputs: readonly unknown[]) => unknown
  return task(...inputs)
}
