import type { TradeColumns } from "./trade-columns.ts"

const known = new WeakMap<TradeColumns, TradeColumns>()

/**
 * The log as if every trade had been one contract: P/L, fees and margin divided by the number of contracts. Premium and
 * closing cost are per contract already; percentages and prices do not change. The account's funds have no such reading and
 * are blank. A trade of one contract stays as it is.
 */
export function oneLot(trades: TradeColumns): TradeColumns {
  let scaled = known.get(trades)
  if (scaled === undefined) {
    const perContract = (money: Float64Array) => money.map((total, row) => total / trades.contracts[row])
    scaled = {
      ...trades,
      pnl: perContract(trades.pnl),
      openingFees: perContract(trades.openingFees),
      closingFees: perContract(trades.closingFees),
      margin: perContract(trades.margin),
      contracts: new Int32Array(trades.count).fill(1),
      fundsAtClose: new Float64Array(trades.count).fill(Number.NaN),
    }
    known.set(trades, scaled)
  }
  return scaled
}
