import type { WalkForwardRequest, WalkForwardResult, WalkForwardSummary } from "../contract/index.ts"
import type { BacktestContext } from "./backtest-context.ts"
import type { StoredRun } from "./backtests-port.ts"
import { loadResult, requireRun } from "./load-run.ts"
import type { WalkForwardMeta } from "./perform-walk-forward.ts"
import { searchRecordOf } from "./read-optimization.ts"
import { type Result, resultKey } from "./result.ts"
import { searchProgress } from "./search-state.ts"

/** A walk-forward of the history, with what it came to once it is over. Throws `BacktestNotFound`. */
export async function readWalkForward(
  context: BacktestContext,
  id: string,
): Promise<Result<WalkForwardResult>> {
  const run = await requireRun(context, "walk-forward", id)
  const progress = await searchProgress(context, run)
  return {
    key: resultKey(context, "read-walk-forward", { id, jobId: run.jobId, ...progress }, {}),
    load: async () => {
      const block = await loadResult(context, run)
      return {
        ...searchRecordOf(run),
        ...progress,
        engineVersion: run.engineVersion,
        request: run.request as WalkForwardRequest,
        result: block === null ? null : wireResult(block.meta as StoredMeta),
      }
    },
  }
}

/** Walks from before the periods were kept have none. */
type StoredMeta = Omit<WalkForwardMeta, "periodsPerYear"> & Partial<WalkForwardMeta>

function wireResult(meta: StoredMeta): WalkForwardMeta {
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
