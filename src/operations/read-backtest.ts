import type { BacktestRequest, BacktestResult, BacktestSummary, PricesUsed } from "../contract/index.ts"
import type { BacktestContext } from "./backtest-context.ts"
import { BacktestNotFound } from "./backtest-errors.ts"
import type { StoredRun } from "./backtests-port.ts"
import { loadResult, requireRun } from "./load-run.ts"
import { type Result, resultKey } from "./result.ts"
import type { BacktestMeta } from "./run-backtest.ts"
import { wireDrawdown } from "./wire-drawdown.ts"

/** Rejections that are told; the history keeps all. */
const MOST_REJECTIONS = 1_000

/** A run of the history: everything but its trades and series. Throws `BacktestNotFound`. */
export async function readBacktest(context: BacktestContext, id: string): Promise<Result<BacktestResult>> {
  return describeBacktest(context, await requireRun(context, "backtest", id))
}

export function describeBacktest(context: BacktestContext, run: StoredRun): Result<BacktestResult> {
  return {
    key: resultKey(context, "read-backtest", { id: run.id }, {}),
    load: async () => {
      const meta = await loadMeta(context, run)
      const {
        trades: _trades,
        rejectedOrders,
        drawdowns,
        openTrades,
        waitingOrders,
        warnings,
        ...rest
      } = meta
      return {
        ...recordOf(run),
        ...rest,
        engineVersion: run.engineVersion,
        request: run.request as BacktestRequest,
        benchmark: meta.benchmark === null ? null : withCurrency(meta.benchmark),
        openTrades: [...openTrades],
        rejectedOrders: rejectedOrders.slice(0, MOST_REJECTIONS),
        rejectedCount: rejectedOrders.length,
        waitingOrders: [...waitingOrders],
        warnings: [...warnings],
        monthly: [...meta.monthly],
        yearly: [...meta.yearly],
        drawdowns: drawdowns.map(wireDrawdown),
      }
    },
  }
}

export async function loadMeta(context: BacktestContext, run: StoredRun): Promise<BacktestMeta> {
  const block = await loadResult(context, run)
  if (block === null) throw new BacktestNotFound("backtest", run.id)
  return block.meta as BacktestMeta
}

/** What every entry of the history says that is of one instrument. */
export function recordOf({ id, key, kind, createdAt, prices, strategy }: StoredRun) {
  if (prices === null || strategy === null) throw new Error(`the ${kind} ${id} is not of one instrument`)
  return { id, key, createdAt, prices: withCurrency(prices), strategy }
}

/** Runs from before currencies were kept have none. */
function withCurrency(prices: Omit<PricesUsed, "currency"> & Partial<PricesUsed>): PricesUsed {
  return { ...prices, currency: prices.currency ?? null }
}

export function backtestSummaryOf(run: StoredRun): BacktestSummary {
  const summary = run.summary as Pick<BacktestSummary, "from" | "to" | "bars" | "statistics">
  return { ...recordOf(run), ...summary }
}
