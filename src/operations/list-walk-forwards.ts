import type { WalkForwardSummary } from "../contract/index.ts"
import type { BacktestContext } from "./backtest-context.ts"
import { pageOf, type PageOf } from "./page-of.ts"
import { walkForwardSummaryOf } from "./read-walk-forward.ts"

/** Walk-forwards, newest first. */
export async function listWalkForwards(
  context: BacktestContext,
  { limit, after }: { readonly limit: number; readonly after: string | null },
): Promise<PageOf<WalkForwardSummary>> {
  const { owner, backtests } = context
  const runs = await backtests.listRuns(owner, "walk-forward", { limit: limit + 1, after })
  return pageOf(await Promise.all(runs.map((run) => walkForwardSummaryOf(context, run))), limit)
}
