import { closeOrder } from "./time-order.ts"
import type { TradeColumns } from "./trade-columns.ts"

const CENT = 0.005

/**
 * Money in the account before the first trade of a log: funds at close − P/L of the first trade to close.
 *
 * Trades that close in one minute carry no order: whichever came first has funds of (capital + its own P/L), whichever came
 * last has funds of (capital + the P/L of all). So of such a group that figure is taken which both readings give; if none
 * is, that of its first row. Closes before the first that has funds are counted back. Null when no trade has funds.
 */
export function initialCapital(trades: TradeColumns): number | null {
  const { closeDay, closeMinute, fundsAtClose, pnl } = trades
  const order = closeOrder(trades)
  let pnlBefore = 0
  let start = 0
  while (start < order.length) {
    let end = start
    let hasFunds = false
    let groupPnl = 0
    do {
      hasFunds ||= !Number.isNaN(fundsAtClose[order[end]])
      groupPnl += pnl[order[end]]
      end++
    } while (
      end < order.length &&
      closeDay[order[end]] === closeDay[order[start]] &&
      closeMinute[order[end]] === closeMinute[order[start]]
    )
    if (hasFunds) return capitalBefore(trades, order.subarray(start, end), groupPnl) - pnlBefore
    pnlBefore += groupPnl
    start = end
  }
  return null
}

function capitalBefore({ fundsAtClose, pnl }: TradeColumns, group: Int32Array, groupPnl: number): number {
  const withFunds = group.filter((row) => !Number.isNaN(fundsAtClose[row]))
  const ifFirst = Array.from(withFunds, (row) => fundsAtClose[row] - pnl[row])
  const ifLast = Array.from(withFunds, (row) => fundsAtClose[row] - groupPnl)
  return ifFirst.find((capital) => ifLast.some((other) => Math.abs(other - capital) < CENT)) ?? ifFirst[0]
}
