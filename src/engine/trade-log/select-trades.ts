import type { EpochDay } from "../money/iso-date.ts"
import { closeOrder } from "./time-order.ts"
import { STILL_OPEN, type TradeColumns } from "./trade-columns.ts"

/** Which trades of a log to look at. Dates are inclusive; null leaves that side open. */
export type TradeLogFilter = {
  /** Indices into `strategyNames`; null means all. */
  readonly strategies: ReadonlySet<number> | null
  readonly from: EpochDay | null
  readonly to: EpochDay | null
  readonly dateBasis: "close" | "open"
}

/** Rows of the closed trades that a filter leaves, in order of (close day, close minute, row). */
export function selectTrades(trades: TradeColumns, filter: TradeLogFilter): Int32Array {
  const order = closeOrder(trades)
  const chosen = chosenStrategies(trades, filter)
  const { from, to } = dateBounds(filter)
  const day = filter.dateBasis === "close" ? trades.closeDay : trades.openDay
  const rows = new Int32Array(order.length)
  let length = 0
  for (let i = 0; i < order.length; i++) {
    const row = order[i]
    if (chosen[trades.strategy[row]] === 1 && day[row] >= from && day[row] <= to) rows[length++] = row
  }
  return rows.slice(0, length)
}

/**
 * How many trades that are still open a filter leaves. They have no close date, so a range of close dates leaves out none
 * of them.
 */
export function countOpenTrades(trades: TradeColumns, filter: TradeLogFilter): number {
  const chosen = chosenStrategies(trades, filter)
  const { from, to } = filter.dateBasis === "open" ? dateBounds(filter) : { from: -Infinity, to: Infinity }
  let open = 0
  for (let row = 0; row < trades.count; row++) {
    if (trades.closeDay[row] !== STILL_OPEN || chosen[trades.strategy[row]] !== 1) continue
    if (trades.openDay[row] >= from && trades.openDay[row] <= to) open++
  }
  return open
}

function dateBounds({ from, to }: TradeLogFilter): { from: number; to: number } {
  return { from: from ?? -Infinity, to: to ?? Infinity }
}

function chosenStrategies(trades: TradeColumns, { strategies }: TradeLogFilter): Uint8Array {
  return Uint8Array.from(trades.strategyNames, (_, index) =>
    strategies === null || strategies.has(index) ? 1 : 0,
  )
}
