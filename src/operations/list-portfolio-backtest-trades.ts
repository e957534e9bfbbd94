import type { PortfolioTrade } from "../contract/index.ts"
import type { BacktestContext } from "./backtest-context.ts"
import type { FillsPage } from "./fills-page.ts"
import { requireRun } from "./load-run.ts"
import { type PortfolioMeta, tradesOf } from "./portfolio-run-block.ts"
import { requirePortfolioResult } from "./read-portfolio-backtest.ts"
import { type Result, resultKey } from "./result.ts"

/** Fills of a portfolio's run in the order in which they were made. Throws `BacktestNotFound`. */
export async function listPortfolioBacktestTrades(
  context: BacktestContext,
  id: string,
  { limit, from }: { readonly limit: number; readonly from: number },
): Promise<Result<FillsPage<PortfolioTrade>>> {
  const run = await requireRun(context, "portfolio", id)
  return {
    key: resultKey(context, "list-portfolio-backtest-trades", { id, limit, from }, {}),
    load: async () => {
      const result = await requirePortfolioResult(context, run)
      const end = from + limit
      const column = (name: string) => result.column(name) as Float64Array
      const { symbols } = result.meta as PortfolioMeta
      const count = column("tradeDays").length
      return { data: tradesOf(symbols, column, { from, to: end }), next: end < count ? end : null }
    },
  }
}
