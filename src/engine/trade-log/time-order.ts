import { NO_MINUTE, STILL_OPEN, type TradeColumns } from "./trade-columns.ts"

const MINUTES_A_DAY = 24 * 60

const closeOrders = new WeakMap<TradeColumns, Int32Array>()
const openOrders = new WeakMap<TradeColumns, Int32Array>()

/**
 * Rows of the closed trades in order of (close day, close minute, row). A close without a time counts as the end of its
 * day. Worked out once for a set of columns, so that a filter is one pass over it.
 */
export function closeOrder(trades: TradeColumns): Int32Array {
  let order = closeOrders.get(trades)
  if (order === undefined) {
    order = orderOfMoments(trades.count, (row) => closeMoment(trades, row))
    closeOrders.set(trades, order)
  }
  return order
}

/** Rows in order of (open day, open minute, row). An open without a time counts as the start of its day. */
export function openOrder(trades: TradeColumns): Int32Array {
  let order = openOrders.get(trades)
  if (order === undefined) {
    order = orderOfMoments(trades.count, (row) => openMoment(trades, row))
    openOrders.set(trades, order)
  }
  return order
}

/**
 * Where a close stands in time: grows with the minute; a close without a time stands after all others of its day. NaN while
 * the trade is open.
 */
export function closeMoment({ closeDay, closeMinute }: TradeColumns, row: number): number {
  if (closeDay[row] === STILL_OPEN) return Number.NaN
  const minute = closeMinute[row] === NO_MINUTE ? MINUTES_A_DAY : closeMinute[row]
  return closeDay[row] * (MINUTES_A_DAY + 1) + minute
}

/** Where an open stands in time, on the scale of `closeMoment`. */
export function openMoment({ openDay, openMinute }: TradeColumns, row: number): number {
  return openDay[row] * (MINUTES_A_DAY + 1) + (openMinute[row] === NO_MINUTE ? 0 : openMinute[row])
}

/** Positions 0 … count − 1 in order of (moment, position), without those whose moment is NaN. */
export function orderOfMoments(count: number, momentOf: (position: number) => number): Int32Array {
  const positions = new Int32Array(count)
  const moments = new Float64Array(count)
  let length = 0
  let first = Infinity
  let sorted = true
  for (let position = 0; position < count; position++) {
    const moment = momentOf(position)
    if (Number.isNaN(moment)) continue
    if (length > 0 && moment < moments[length - 1]) sorted = false
    if (moment < first) first = moment
    positions[length] = position
    moments[length++] = moment
  }
  if (sorted) return positions.slice(0, length)
  // One number for both, exact in a double for any log that can be imported: numbers sort natively.
  const keys = moments.subarray(0, length)
  for (let i = 0; i < length; i++) keys[i] = (keys[i] - first) * count + positions[i]
  keys.sort()
  for (let i = 0; i < length; i++) positions[i] = keys[i] % count
  return positions.slice(0, length)
}
