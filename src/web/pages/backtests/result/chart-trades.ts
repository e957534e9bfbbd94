import type { BacktestResult, BacktestTrade } from "../../../../contract/index.ts"
import type { ChartTrade } from "../../../charts/chart-pane.ts"
import { dayOfTime } from "../series/day-of-time.ts"

/** Trades as they stand on a price chart, at the prices they were filled at. One that made nothing counts as a loss: it paid its costs. */
export function chartTrades(
  trades: readonly BacktestTrade[],
  openTrades: BacktestResult["openTrades"],
): ChartTrade[] {
  const closed = trades.map((trade): ChartTrade => ({
    side: trade.size < 0 ? "short" : "long",
    entry: { day: dayOfTime(trade.entryDate), value: trade.entryPrice },
    exit: { day: dayOfTime(trade.exitDate), value: trade.exitPrice },
    outcome: trade.pnl > 0 ? "gain" : "loss",
  }))
  const open = openTrades.map((trade): ChartTrade => ({
    side: trade.size < 0 ? "short" : "long",
    entry: { day: dayOfTime(trade.entryDate), value: trade.entryPrice },
    exit: null,
    outcome: "open",
  }))
  return [...closed, ...open]
}
