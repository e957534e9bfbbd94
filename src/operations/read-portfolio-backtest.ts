import type {
  PortfolioBacktestRequest,
  PortfolioBacktestResult,
  PortfolioBacktestSummary,
} from "../contract/index.ts"
import { portfolioSeries } from "../engine/backtest/portfolio/portfolio-series.ts"
import type { BacktestContext } from "./backtest-context.ts"
import { BacktestNotFound } from "./backtest-errors.ts"
import type { StoredRun } from "./backtests-port.ts"
import { loadResult, requireRun, type RunResult } from "./load-run.ts"
import { keptColumns, type PortfolioMeta } from "./portfolio-run-block.ts"
import { blankIsNull } from "./points-to-show.ts"
import { type Result, resultKey } from "./result.ts"
import { wireDrawdown } from "./wire-drawdown.ts"

/** Rejections that are told; the history keeps more. */
const MOST_REJECTIONS = 1_000

/** What the history keeps of a run beside its result. */
export type PortfolioSummary = Omit<PortfolioBacktestSummary, "id" | "key" | "createdAt">

/** A portfolio's run: everything but its trades and series. Throws `BacktestNotFound`. */
export async function readPortfolioBacktest(
  context: BacktestContext,
  id: string,
): Promise<Result<PortfolioBacktestResult>> {
  return describePortfolioBacktest(context, await requireRun(context, "portfolio", id))
}

export function describePortfolioBacktest(
  context: BacktestContext,
  run: StoredRun,
): Result<PortfolioBacktestResult> {
  return {
    key: resultKey(context, "read-portfolio-backtest", { id: run.id }, {}),
    load: async () => {
      const result = await requirePortfolioResult(context, run)
      const { symbols: _symbols, rejectedOrders, ...meta } = result.meta as PortfolioMeta
      const { from, to, days, ...record } = portfolioSummaryOf(run)
      return {
        ...record,
        ...meta,
        benchmarkReturn:
          meta.benchmark === null ? null : lastOf(portfolioSeries.benchmark(keptColumns(result))),
        engineVersion: run.engineVersion,
        request: run.request as PortfolioBacktestRequest,
        window: { from, to, days },
        rates: [...meta.rates],
        positions: [...meta.positions],
        trades: result.column("tradeDays").length,
        rebalances: [...meta.rebalances],
        rejectedOrders: rejectedOrders.slice(0, MOST_REJECTIONS),
        warnings: [...meta.warnings],
        monthly: [...meta.monthly],
        yearly: [...meta.yearly],
        drawdowns: meta.drawdowns.map(wireDrawdown),
      }
    },
  }
}

export async function requirePortfolioResult(context: BacktestContext, run: StoredRun): Promise<RunResult> {
  const result = await loadResult(context, run)
  if (result === null) throw new BacktestNotFound("portfolio", run.id)
  return result
}

export function portfolioSummaryOf({ id, key, createdAt, summary }: StoredRun): PortfolioBacktestSummary {
  return { id, key, createdAt, ...(summary as PortfolioSummary) }
}

/** Null where a benchmark has no price in the test. */
function lastOf(growth: Float64Array): number | null {
  return blankIsNull(growth.at(-1) ?? NaN)
}
