import type { WalkForwardRequest, WalkForwardResult, WalkForwardSummary } from "../contract/index.ts"
import type { BacktestContext } from "./backtest-context.ts"
import type { StoredRun } from "./backtests-port.ts"
import type { WalkForwardMeta } from "./perform-walk-forward.ts"
import { readSearch, searchRecordOf } from "./read-search.ts"
import type { Result } from "./result.ts"
import { searchProgress } from "./search-state.ts"

/** A walk-forward of the history, with what it came to once it is over. Throws `BacktestNotFound`. */
export function readWalkForward(context: BacktestContext, id: string): Promise<Result<WalkForwardResult>> {
  return readSearch(context, "walk-forward", id, (meta) => wireResult(meta as StoredMeta))
}

/** Walks from before the periods were kept have none. */
type StoredMeta = Omit<WalkForwardMeta, "periodsPerYear"> &
  Partial<WalkForwardMeta> & { readonly benchmark?: unknown }

function wireResult({ benchmark: _benchmark, ...meta }: StoredMeta): WalkForwardMeta {
  return { ...meta, periodsPerYear: meta.periodsPerYear ?? null }
}

export async function walkForwardSummaryOf(
  context: BacktestContext,
  run: StoredRun,
): Promise<WalkForwardSummary> {
  const { totalReturn = null } = (run.summary ?? {}) as Partial<Pick<WalkForwardSummary, "totalReturn">>
  const { folds } = run.request as WalkForwardRequest
  return { ...searchRecordOf(run), ...(await searchProgress(context, run)), folds, totalReturn }
}
