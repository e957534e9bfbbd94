/**
 * Equity at the end of each observation and the return that led to it; the form every portfolio ends in.
 * `equity[i] / (i === 0 ? initialEquity : equity[i − 1]) − 1 = returns[i]` where there are no external flows.
 */
export type EquityCurve = {
  /** Days since 1970-01-01, ascending, one an observation. */
  readonly days: Int32Array
  /** Equity before the first observation (E₀), so that a day-one loss is a drawdown. */
  readonly initialEquity: number
  readonly equity: Float64Array
  /** Fractions. */
  readonly returns: Float64Array
}
