import { CompensatedSum } from "../series/compensated-sum.ts"
import type { EquityCurve } from "../series/equity-curve.ts"
import type { TradeColumns } from "./trade-columns.ts"

/**
 * End-of-day equity of closed trades: initial capital + cumulative P/L by close date. One observation an exchange session
 * from the first to the last close date, and one on any other day on which a trade closed; idle days return 0.
 *
 * `rows` are in order of close. P/L is net of fees as logged. Where the initial capital is not known, `initialCapital` is
 * NaN, and so are equity and returns; the P/L of each day stands.
 */
export function closedTradeCurve(
  trades: TradeColumns,
  rows: Int32Array,
  { sessions, initialCapital }: { readonly sessions: Int32Array; readonly initialCapital: number },
): EquityCurve {
  const days = observationDays(trades.closeDay, rows, sessions)
  const pnl = new Float64Array(days.length)
  const equity = new Float64Array(days.length)
  const returns = new Float64Array(days.length)
  const cumulative = new CompensatedSum()
  let next = 0
  let before = initialCapital
  for (let i = 0; i < days.length; i++) {
    for (; next < rows.length && trades.closeDay[rows[next]] === days[i]; next++) {
      pnl[i] += trades.pnl[rows[next]]
      cumulative.add(trades.pnl[rows[next]])
    }
    equity[i] = initialCapital + cumulative.total
    returns[i] = before > 0 ? pnl[i] / before : Number.NaN
    before = equity[i]
  }
  return { days, initialEquity: initialCapital, equity, pnl, returns }
}

/** The sessions from the first to the last close, merged with the days of the closes. */
function observationDays(closeDay: Int32Array, rows: Int32Array, sessions: Int32Array): Int32Array {
  if (rows.length === 0) return new Int32Array(0)
  const days = new Int32Array(rows.length + sessions.length)
  let length = 0
  let session = 0
  while (session < sessions.length && sessions[session] < closeDay[rows[0]]) session++
  for (const row of rows) {
    const day = closeDay[row]
    while (session < sessions.length && sessions[session] < day) days[length++] = sessions[session++]
    if (session < sessions.length && sessions[session] === day) session++
    if (length === 0 || days[length - 1] !== day) days[length++] = day
  }
  return days.slice(0, length)
}
