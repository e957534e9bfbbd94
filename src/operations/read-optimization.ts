import type { OptimizationRequest, OptimizationResult, OptimizationSummary } from "../contract/index.ts"
import type { BacktestContext } from "./backtest-context.ts"
import type { StoredRun } from "./backtests-port.ts"
import { loadResult, requireRun } from "./load-run.ts"
import type { OptimizationMeta } from "./perform-optimization.ts"
import { recordOf } from "./read-backtest.ts"
import { type Result, resultKey } from "./result.ts"
import { searchProgress } from "./search-state.ts"

/** A search of the history, with what it came to once it is over. Throws `BacktestNotFound`. */
export async function readOptimization(
  context: BacktestContext,
  id: string,
): Promise<Result<OptimizationResult>> {
  const run = await requireRun(context, "optimization", id)
  const progress = await searchProgress(context, run)
  return {
    key: resultKey(context, "read-optimization", { id, jobId: run.jobId, ...progress }, {}),
    load: async () => {
      const block = await loadResult(context, run)
      return {
        ...searchRecordOf(run),
        ...progress,
        engineVersion: run.engineVersion,
        request: run.request as OptimizationRequest,
        result: block === null ? null : wireResult(block.meta as OptimizationMeta),
      }
    },
  }
}

/** What every search of the history says. */
export function searchRecordOf(run: StoredRun) {
  const { maximize, ranges } = run.request as Pick<OptimizationRequest, "maximize" | "ranges">
  return { ...recordOf(run), jobId: run.jobId, maximize, ranges }
}

export async function optimizationSummaryOf(
  context: BacktestContext,
  run: StoredRun,
): Promise<OptimizationSummary> {
  const { runs = null, best = null } = (run.summary ?? {}) as Partial<
    Pick<OptimizationSummary, "runs" | "best">
  >
  return { ...searchRecordOf(run), ...(await searchProgress(context, run)), runs, best }
}

function wireResult(meta: OptimizationMeta): NonNullable<OptimizationResult["result"]> {
  const { best, neighbourhood } = meta
  return {
    runs: meta.runs,
    leftOut: meta.leftOut,
    firstTradableBar: meta.firstTradableBar,
    best:
      best === null
        ? null
        : {
            run: best.run,
            params: { ...best.params },
            statistics: { ...best.statistics },
            nulls: { ...best.nulls },
          },
    deflatedSharpe: meta.deflatedSharpe,
    probabilityOfOverfitting: meta.probabilityOfOverfitting,
    neighbourhood,
    nulls: { ...meta.nulls },
    warnings: [...meta.warnings],
  }
}
