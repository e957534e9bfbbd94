/** A trade that is open: as objects, since there are few. */
export type OpenTrade = {
  readonly id: number
  /** Negative for a short trade; a partial close leaves the rest. */
  size: number
  readonly entryBar: number
  readonly entryPrice: number
  readonly entryReason: string
  /** Entry fee of the units that are still open. */
  entryFee: number
  /** Prices; NaN without. */
  stopLoss: number
  takeProfit: number
  /** First bar in which stop-loss and take-profit are live. */
  readonly liveFrom: number
  /** A close of the whole trade waits already. */
  closing: boolean
}
