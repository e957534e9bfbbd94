import { newSearchColumns } from "../engine/backtest/search/search-columns.ts"
import type { SearchColumns } from "../engine/backtest/search/search-columns.ts"
import type { SearchPlan } from "../engine/backtest/search/search-request.ts"
import { orRefuse } from "./backtest-refused.ts"
import type { BacktestCompute, ModelSearch, SearchMethod, SearchTask } from "./backtests-port.ts"
import type { StopSignal } from "./jobs-port.ts"
import { WorkShares } from "./work-shares.ts"

/** How a search is run, besides what it is. */
export type SearchConduct = {
  /** Threads that have work at the same time. The results are the same for any number. */
  readonly workers: number
  /** Told how much is done, 0 to 1, some twenty times a second. */
  readonly progress: (fraction: number) => void
  /** The search ends soon after it is aborted, with the signal's reason. */
  readonly signal: StopSignal | null
}

/** Every run of a search, and the combinations it ran. Throws `BacktestRefused`. */
export async function conductSearch(
  compute: BacktestCompute,
  task: SearchTask,
  method: SearchMethod,
  conduct: SearchConduct,
): Promise<{ readonly plan: SearchPlan; readonly columns: SearchColumns }> {
  if (method.kind === "bayesian") return conductByModel(compute, task, method, conduct)
  const plan = await orRefuse(compute.planSearch(task, method))
  return { plan, columns: await runPlan(compute, task, plan, conduct) }
}

/** Each run of a plan. The task's id is of this plan alone. */
export async function runPlan(
  compute: BacktestCompute,
  task: SearchTask,
  plan: SearchPlan,
  { workers, progress, signal }: SearchConduct,
): Promise<SearchColumns> {
  const maximize = task.request.maximize ?? "sharpeRatio"
  const columns = newSearchColumns(plan.runs, { maximize, memory: (bytes) => new SharedArrayBuffer(bytes) })
  const shares = new WorkShares(plan.runs, workers)
  let done = 0
  const work = async (worker: number) => {
    for (let piece = shares.take(worker); piece !== null; piece = shares.take(worker)) {
      let at = piece.from
      while (at < piece.to) {
        signal?.throwIfAborted()
        const runs = await compute.runSearch(task, { plan, from: at, to: piece.to, columns })
        at += runs
        done += runs
        progress(done / plan.runs)
      }
    }
  }
  const orStopAll = async (worker: number) => {
    try {
      await work(worker)
    } catch (error) {
      shares.clear()
      throw error
    }
  }
  await orRefuse(Promise.all(Array.from({ length: workers }, (_, worker) => orStopAll(worker))))
  return columns
}

/** One run after the other, since each depends on those before. */
async function conductByModel(
  compute: BacktestCompute,
  task: SearchTask,
  method: { readonly runs: number; readonly seed: number },
  { progress, signal }: SearchConduct,
): Promise<ModelSearch> {
  let search: ModelSearch | null = null
  while (search === null || !search.isFinished) {
    signal?.throwIfAborted()
    search = await orRefuse(compute.searchByModel(task, method, search))
    progress(search.plan.runs / method.runs)
  }
  return search
}
