/** A daily log as columns, ascending by day, one entry a trading day; open positions are marked. NaN is a blank cell. */
export type DailyLogColumns = {
  readonly count: number
  readonly line: Int32Array
  readonly day: Int32Array
  readonly netLiquidity: Float64Array
  readonly pnl: Float64Array
  readonly currentFunds: Float64Array
  readonly withdrawn: Float64Array
  readonly tradingFunds: Float64Array
  /** Percent points, two decimals, as printed: checks only. */
  readonly pnlPercent: Float64Array
  readonly drawdownPercent: Float64Array
}
