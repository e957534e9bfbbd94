import type { OptimizationRequest, PricesUsed, SearchState, WalkForwardRequest } from "../contract/index.ts"
import type { BacktestContext } from "./backtest-context.ts"
import type { StoredRun } from "./backtests-port.ts"
import { loadResult, requireRun } from "./load-run.ts"
import { recordOf } from "./read-backtest.ts"
import { type Result, resultKey } from "./result.ts"
import { searchProgress } from "./search-state.ts"

type Requests = { readonly optimization: OptimizationRequest; readonly "walk-forward": WalkForwardRequest }

type Search<Kind extends keyof Requests, Found> = ReturnType<typeof searchRecordOf> & {
  readonly state: SearchState
  readonly error: string | null
  readonly engineVersion: string
  readonly request: Requests[Kind]
  readonly benchmark: PricesUsed | null
  readonly result: Found | null
}

/**
 * A search of the history, with what it came to once it is over. Throws `BacktestNotFound`.
 * @param wire what is told of the part of its result that is no column
 */
export async function readSearch<Kind extends keyof Requests, Found>(
  context: BacktestContext,
  kind: Kind,
  id: string,
  wire: (meta: unknown) => Found,
): Promise<Result<Search<Kind, Found>>> {
  const run = await requireRun(context, kind, id)
  const progress = await searchProgress(context, run)
  return {
    key: resultKey(context, `read-${kind}`, { id, jobId: run.jobId, ...progress }, {}),
    load: async () => {
      const block = await loadResult(context, run)
      return {
        ...searchRecordOf(run),
        ...progress,
        engineVersion: run.engineVersion,
        request: run.request as Requests[Kind],
        benchmark: benchmarkOf(block?.meta),
        result: block === null ? null : wire(block.meta),
      }
    },
  }
}

/** Searches from before they had a benchmark have none. */
function benchmarkOf(meta: unknown): PricesUsed | null {
  return (meta as { readonly benchmark?: PricesUsed | null } | undefined)?.benchmark ?? null
}

/** What every search of the history says. */
export function searchRecordOf(run: StoredRun) {
  const { maximize, ranges } = run.request as Pick<OptimizationRequest, "maximize" | "ranges">
  return { ...recordOf(run), jobId: run.jobId, maximize, ranges }
}
