import type { EpochDay } from "../../engine/money/iso-date.ts"
import type { DailyLogColumns } from "../../engine/trade-log/daily-log-columns.ts"
import { mergeTradeColumns } from "../../engine/trade-log/merge-trade-columns.ts"
import { STILL_OPEN, type TradeColumns } from "../../engine/trade-log/trade-columns.ts"
import { matchTrades } from "./match-trades.ts"

/** Trades of a portfolio: those of its batches without the rows that are repeated or out of force. */
export function joinBatches(batches: readonly TradeColumns[]): { trades: TradeColumns; batch: Int32Array } {
  const { repeated, superseded } = matchTrades(batches)
  const leftOut = [...repeated.map(({ row }) => row), ...superseded]
  return mergeTradeColumns(
    batches,
    leftOut.map(({ batch, row }) => ({ batch, line: batches[batch].line[row] })),
  )
}

/** First and last day that a trade or the daily log touches; null when there is neither. */
export function daySpan(
  trades: TradeColumns,
  days: DailyLogColumns | null,
): { readonly from: EpochDay; readonly to: EpochDay } | null {
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  const cover = (day: EpochDay) => {
    if (day < from) from = day
    if (day > to) to = day
  }
  for (let row = 0; row < trades.count; row++) {
    cover(trades.openDay[row])
    if (trades.closeDay[row] !== STILL_OPEN) cover(trades.closeDay[row])
  }
  days?.day.forEach(cover)
  return from > to ? null : { from, to }
}
