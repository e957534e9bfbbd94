import type { OptimizationResult, OptimizationSummary } from "../contract/index.ts"
import type { BacktestContext } from "./backtest-context.ts"
import type { StoredRun } from "./backtests-port.ts"
import type { OptimizationMeta } from "./perform-optimization.ts"
import { readSearch, searchRecordOf } from "./read-search.ts"
import type { Result } from "./result.ts"
import { searchProgress } from "./search-state.ts"

/** A search of the history, with what it came to once it is over. Throws `BacktestNotFound`. */
export function readOptimization(context: BacktestContext, id: string): Promise<Result<OptimizationResult>> {
  return readSearch(context, "optimization", id, (meta) => wireResult(meta as OptimizationMeta))
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
