import type { OptimizationRequest, PricesUsed, WalkForwardRequest } from "../contract/index.ts"
import type { SearchMethod, SearchTask } from "./backtests-port.ts"
import type { BacktestCompute } from "./backtests-port.ts"
import { orRefuse } from "./backtest-refused.ts"
import type { SearchConduct } from "./conduct-search.ts"
import { estimateSearch } from "./estimate-search.ts"
import { type OptimizationMeta, performOptimization, type SearchOutcome } from "./perform-optimization.ts"
import { performWalkForward, type WalkForwardMeta } from "./perform-walk-forward.ts"
import type { LoadedSearch } from "./search-prices.ts"

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

/** The part of a search's result that is no column, with what it was compared with. */
export type SearchMeta = (OptimizationMeta | WalkForwardMeta) & { readonly benchmark: PricesUsed | null }

/** Runs a search whole. Throws `BacktestRefused`, or the signal's reason. */
export async function performSearch(
  compute: BacktestCompute,
  task: SearchTask,
  search: AnySearch,
  { prices, benchmark }: LoadedSearch,
  conduct: SearchConduct,
): Promise<SearchOutcome<unknown, SearchMeta>> {
  const { warnings } = prices
  const { meta, ...outcome } =
    search.kind === "optimization"
      ? await performOptimization(compute, task, search.request.method, warnings, conduct)
      : await performWalkForward(compute, task, search.request, warnings, conduct)
  return { ...outcome, meta: { ...meta, benchmark: benchmark?.used ?? null } }
}
