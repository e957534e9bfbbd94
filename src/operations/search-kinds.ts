import type { OptimizationRequest, WalkForwardRequest } from "../contract/index.ts"
import type { SearchMethod, SearchTask } from "./backtests-port.ts"
import type { BacktestCompute } from "./backtests-port.ts"
import type { PriceWarning } from "../contract/index.ts"
import { orRefuse } from "./backtest-refused.ts"
import type { SearchConduct } from "./conduct-search.ts"
import { estimateSearch } from "./estimate-search.ts"
import { performOptimization, type SearchOutcome } from "./perform-optimization.ts"
import { performWalkForward } from "./perform-walk-forward.ts"

/** What is searched for, as it was asked. */
export type AnySearch =
  | { readonly kind: "optimization"; readonly request: OptimizationRequest }
  | { readonly kind: "walk-forward"; readonly request: WalkForwardRequest }

/** About how long a search takes, in milliseconds, once it is checked. Throws `BacktestRefused` for one that cannot be run. */
export async function checkSearch(
  compute: BacktestCompute,
  task: SearchTask,
  search: AnySearch,
): Promise<number> {
  if (search.kind === "optimization") {
    const { method } = search.request
    const { runs } = await orRefuse(compute.planSearch(task, method))
    return estimateSearch(task, runs, method)
  }
  const grid: SearchMethod = { kind: "grid" }
  const folds = await orRefuse(compute.planFolds(task, search.request))
  // The first has the fewest bars for the indicators.
  const first = { ...task, window: folds[0].inSample }
  const { runs } = await orRefuse(compute.planSearch(first, grid))
  return folds.reduce(
    (sum, { inSample }) => sum + estimateSearch({ ...task, window: inSample }, runs, grid),
    0,
  )
}

/** Runs a search whole. Throws `BacktestRefused`, or the signal's reason. */
export function performSearch(
  compute: BacktestCompute,
  task: SearchTask,
  search: AnySearch,
  warnings: readonly PriceWarning[],
  conduct: SearchConduct,
): Promise<SearchOutcome<unknown, unknown>> {
  return search.kind === "optimization"
    ? performOptimization(compute, task, search.request.method, warnings, conduct)
    : performWalkForward(compute, task, search.request, warnings, conduct)
}
