/**
 * Closed trades as columns of equal length, already filtered, in order of (close day, close minute, row of the log).
 * Money is in the account's currency; NaN is a blank cell.
 */
export type TradeSample = {
  readonly count: number
  /** Net of fees; never blank. */
  readonly pnl: Float64Array
  readonly contracts: Float64Array
  /** Per contract, + credit, − debit. */
  readonly premium: Float64Array
  readonly openingFees: Float64Array
  readonly closingFees: Float64Array
  readonly margin: Float64Array
  /** Percent points of premium: the most favourable (≥ 0) and most adverse (≤ 0) excursion. */
  readonly maxProfit: Float64Array
  readonly maxLoss: Float64Array
  /** Days since 1970-01-01. */
  readonly openDay: Int32Array
  readonly closeDay: Int32Array
  /** Exchange-local minutes since midnight; −1 when the log does not give one. */
  readonly openMinute: Int16Array
  readonly closeMinute: Int16Array
}
