import type { BacktestSummary } from "../contract/index.ts"
import type { BacktestContext } from "./backtest-context.ts"
import { pageOf, type PageOf } from "./page-of.ts"
import { backtestSummaryOf } from "./read-backtest.ts"

/** Runs that were made, newest first. */
export async function listBacktests(
  { owner, backtests }: BacktestContext,
  { limit, after }: { readonly limit: number; readonly after: string | null },
): Promise<PageOf<BacktestSummary>> {
  const runs = await backtests.listRuns(owner, "backtest", { limit: limit + 1, after })
  return pageOf(runs.map(backtestSummaryOf), limit)
}
