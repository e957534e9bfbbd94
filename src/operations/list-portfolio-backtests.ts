import type { PortfolioBacktestSummary } from "../contract/index.ts"
import type { BacktestContext } from "./backtest-context.ts"
import { pageOf, type PageOf } from "./page-of.ts"
import { portfolioSummaryOf } from "./read-portfolio-backtest.ts"

/** Portfolios that were run, newest first. */
export async function listPortfolioBacktests(
  { owner, backtests }: BacktestContext,
  { limit, after }: { readonly limit: number; readonly after: string | null },
): Promise<PageOf<PortfolioBacktestSummary>> {
  const runs = await backtests.listRuns(owner, "portfolio", { limit: limit + 1, after })
  return pageOf(runs.map(portfolioSummaryOf), limit)
}
