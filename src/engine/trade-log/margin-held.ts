import type { EpochDay } from "../money/iso-date.ts"
import type { EquityCurve } from "../series/equity-curve.ts"
import { closeMoment, openMoment, openOrder } from "./time-order.ts"
import type { TradeColumns } from "./trade-columns.ts"

export type MarginHeld = {
  /** The most margin held at once, in money; null when no trade has margin. */
  readonly peakMargin: number | null
  /** The largest of (most margin held at once on a day ÷ equity at its end); null when none has margin or equity was not positive. */
  readonly marginUtilisation: number | null
  /** The most margin held at once on each day of the curve, in money. */
  readonly byDay: Float64Array
}

/**
 * Margin held at once, by a sweep line over the minutes at which trades open and close. Of one minute, opens come first, so
 * that the figure is the most that can have been held. A trade without an opening time holds its margin from the start of
 * the day, without a closing time until its end. Blank and zero margins hold nothing, nor does a trade that closes before
 * it opens. A day outside the curve has the equity of the observation before it.
 *
 * `rows` are in order of close.
 */
export function marginHeld(trades: TradeColumns, rows: Int32Array, curve: EquityCurve): MarginHeld {
  const { days, highest, carried } = sweep(trades, rows)
  const byDay = new Float64Array(curve.days.length)
  if (days.length === 0) return { peakMargin: null, marginUtilisation: null, byDay }

  let utilisation = 0
  let equity = curve.initialEquity
  let covered = true
  const use = (held: number) => {
    if (held === 0) return
    covered &&= equity > 0
    utilisation = Math.max(utilisation, held / equity)
  }
  let event = 0
  for (let i = 0; i < byDay.length; i++) {
    for (; event < days.length && days[event] < curve.days[i]; event++) use(highest[event])
    if (days[event] === curve.days[i]) byDay[i] = highest[event++]
    else byDay[i] = event > 0 ? carried[event - 1] : 0
    equity = curve.equity[i]
    use(byDay[i])
  }
  for (; event < days.length; event++) use(highest[event])
  return {
    peakMargin: highest.reduce((peak, held) => Math.max(peak, held)),
    marginUtilisation: covered ? utilisation : null,
    byDay,
  }
}

/** The days on which margin was taken up or freed, with the most held at once on them and what is held at their end. */
type MarginSweep = { days: Int32Array; highest: Float64Array; carried: Float64Array }

function sweep(trades: TradeColumns, rows: Int32Array): MarginSweep {
  const { margin, openDay, closeDay } = trades
  const { opens, closes } = tradesWithMargin(trades, rows)
  const days = new Int32Array(2 * closes.length)
  const highest = new Float64Array(days.length)
  const carried = new Float64Array(days.length)
  let length = 0
  let held = 0
  const change = (day: EpochDay, after: number) => {
    if (length === 0 || days[length - 1] !== day) {
      days[length] = day
      highest[length++] = held
    }
    held = after
    carried[length - 1] = held
    if (held > highest[length - 1]) highest[length - 1] = held
  }
  let opened = 0
  for (let closed = 0; closed < closes.length; closed++) {
    const closing = closes[closed]
    const closesAt = closeMoment(trades, closing)
    for (; opened < opens.length && openMoment(trades, opens[opened]) <= closesAt; opened++) {
      change(openDay[opens[opened]], held + margin[opens[opened]])
    }
    // Nothing is held once all that opened is closed, whatever rounding the running sum carries.
    change(closeDay[closing], opened === closed + 1 ? 0 : held - margin[closing])
  }
  return {
    days: days.subarray(0, length),
    highest: highest.subarray(0, length),
    carried: carried.subarray(0, length),
  }
}

/** The rows that hold margin for some time, in order of opening and in order of closing. */
function tradesWithMargin(trades: TradeColumns, rows: Int32Array): { opens: Int32Array; closes: Int32Array } {
  const holds = new Uint8Array(trades.count)
  const closes = new Int32Array(rows.length)
  let count = 0
  for (const row of rows) {
    if (!(trades.margin[row] > 0) || openMoment(trades, row) > closeMoment(trades, row)) continue
    holds[row] = 1
    closes[count++] = row
  }
  const opens = new Int32Array(count)
  let next = 0
  for (const row of openOrder(trades)) if (holds[row] === 1) opens[next++] = row
  return { opens, closes: closes.subarray(0, count) }
}
