import type { BacktestCompute } from "../operations/backtests-port.ts"
import type { SearchConduct } from "../operations/conduct-search.ts"
import type { Compute } from "../operations/ports.ts"
import type { CliWorld } from "./cli-world.ts"
import { isOwnStrategy } from "./options/backtest-options.ts"
import { progressLine } from "./progress-line.ts"

type Search = (
  compute: Compute & BacktestCompute,
  /** `clear` takes the progress off the terminal, before a result is printed. */
  conduct: SearchConduct & { readonly clear: () => void },
) => Promise<void>

/** Runs a search in as many threads as it was asked for, with its progress on standard error; the threads are gone afterwards. */
export async function withSearchThreads(
  { workers, strategy }: { readonly workers: number; readonly strategy: string },
  world: CliWorld,
  search: Search,
): Promise<void> {
  const file = isOwnStrategy(strategy) ? strategy : null
  const threads = workers === 1 ? null : await world.loadThreads(workers, file)
  const here = await world.loadCompute()
  const progress = progressLine(world)
  try {
    const compute = threads === null ? here : { ...here, ...threads.compute }
    await search(compute, { workers, progress: progress.update, signal: null, clear: progress.clear })
  } finally {
    progress.clear()
    await threads?.close()
  }
}
