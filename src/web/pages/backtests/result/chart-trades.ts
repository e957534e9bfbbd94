import type { BacktestResult, BacktestTrade } from "../../../../contract/index.ts"
import type { ChartTrade } from "../../../charts/chart-pane.ts"
import { dayOfTime } from "../series/day-of-time.ts"
import { reasonWord } from "./reason-text.ts"

/** Trades as they stand on a price chart, at the prices they were filled at. One that made nothing counts as a loss: it paid its costs. */
export function chartTrades(
  trades: readonly BacktestTrade[],
  openTrades: BacktestResult["openTrades"],
): ChartTrade[] {
  const closed = trades.map((trade): ChartTrade => ({
    side: trade.size < 0 ? "short" : "long",
    entry: entryOf(trade),
    exit: { day: dayOfTime(trade.exitDate), value: trade.exitPrice, ...wordOf(trade.exitReason) },
    outcome: trade.pnl > 0 ? "gain" : "loss",
  }))
  const open = openTrades.map((trade): ChartTrade => ({
    side: trade.size < 0 ? "short" : "long",
    entry: entryOf(trade),
    exit: null,
    outcome: "open",
  }))
  return [...closed, ...open]
}

function entryOf({ entryDate, entryPrice, entryReason }: BacktestResult["openTrades"][number]) {
  return { day: dayOfTime(entryDate), value: entryPrice, ...wordOf(entryReason) }
}

function wordOf(reason: string): { word?: string } {
  const word = reasonWord(reason)
  return word === undefined ? {} : { word }
}
