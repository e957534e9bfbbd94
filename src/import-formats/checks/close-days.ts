import { closeOrder } from "../../engine/trade-log/time-order.ts"
import { NO_MINUTE, type TradeColumns } from "../../engine/trade-log/trade-columns.ts"

/** The closes of one day, and within it the groups that carry no order among themselves. */
export type CloseDay = {
  readonly day: number
  readonly rows: Int32Array
  /** Trades that close in one minute; the whole day where one of its closes has no time. */
  readonly groups: readonly Int32Array[]
}

/** The closed trades by close day, ascending, and by close minute within the day. */
export function closeDays(trades: TradeColumns): CloseDay[] {
  const days: CloseDay[] = []
  const { closeDay, closeMinute } = trades
  const order = closeOrder(trades)
  for (let start = 0; start < order.length;) {
    const day = closeDay[order[start]]
    let end = start
    let timed = true
    while (end < order.length && closeDay[order[end]] === day) {
      timed &&= closeMinute[order[end]] !== NO_MINUTE
      end++
    }
    const rows = order.subarray(start, end)
    days.push({ day, rows, groups: timed ? byMinute(rows, closeMinute) : [rows] })
    start = end
  }
  return days
}

function byMinute(rows: Int32Array, closeMinute: Int16Array): Int32Array[] {
  const groups: Int32Array[] = []
  for (let start = 0; start < rows.length;) {
    let end = start + 1
    while (end < rows.length && closeMinute[rows[end]] === closeMinute[rows[start]]) end++
    groups.push(rows.subarray(start, end))
    start = end
  }
  return groups
}
