import { CompensatedSum } from "../series/compensated-sum.ts"
import type { TradeColumns } from "./trade-columns.ts"

/** Totals of a selection of trades. Money in the account's currency. */
export type TradeSums = {
  readonly trades: number
  readonly contracts: number
  /** Net of fees. */
  readonly pnl: number
  /** Blank fees count as 0. */
  readonly openingFees: number
  readonly closingFees: number
}

/** Adds up what can be added up of the given rows of a trade log; premiums and prices are per contract and cannot. */
export function sumTrades(trades: TradeColumns, rows: Int32Array): TradeSums {
  const pnl = new CompensatedSum()
  const openingFees = new CompensatedSum()
  const closingFees = new CompensatedSum()
  let contracts = 0
  for (const row of rows) {
    contracts += trades.contracts[row]
    pnl.add(trades.pnl[row])
    if (!Number.isNaN(trades.openingFees[row])) openingFees.add(trades.openingFees[row])
    if (!Number.isNaN(trades.closingFees[row])) closingFees.add(trades.closingFees[row])
  }
  return {
    trades: rows.length,
    contracts,
    pnl: pnl.total,
    openingFees: openingFees.total,
    closingFees: closingFees.total,
  }
}
