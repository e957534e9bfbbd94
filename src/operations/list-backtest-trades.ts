import type { BacktestTrade } from "../contract/index.ts"
import type { BacktestContext } from "./backtest-context.ts"
import type { FillsPage } from "./fills-page.ts"
import { requireRun } from "./load-run.ts"
import { loadMeta } from "./read-backtest.ts"
import { type Result, resultKey } from "./result.ts"

/** Closed trades of a run in the order in which they closed. Throws `BacktestNotFound`. */
export async function listBacktestTrades(
  context: BacktestContext,
  id: string,
  { limit, from }: { readonly limit: number; readonly from: number },
): Promise<Result<FillsPage<BacktestTrade>>> {
  const run = await requireRun(context, "backtest", id)
  return {
    key: resultKey(context, "list-backtest-trades", { id, limit, from }, {}),
    load: async () => {
      const { trades } = await loadMeta(context, run)
      const end = from + limit
      return { data: trades.slice(from, end), next: end < trades.length ? end : null }
    },
  }
}
