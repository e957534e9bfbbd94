import type { OptimizationSummary } from "../contract/index.ts"
import type { BacktestContext } from "./backtest-context.ts"
import { pageOf, type PageOf } from "./page-of.ts"
import { optimizationSummaryOf } from "./read-optimization.ts"

/** Searches, newest first. */
export async function listOptimizations(
  context: BacktestContext,
  { limit, after }: { readonly limit: number; readonly after: string | null },
): Promise<PageOf<OptimizationSummary>> {
  const { owner, backtests } = context
  const runs = await backtests.listRuns(owner, "optimization", { limit: limit + 1, after })
  return pageOf(await Promise.all(runs.map((run) => optimizationSummaryOf(context, run))), limit)
}
