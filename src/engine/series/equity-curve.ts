import type { EpochDay } from "../money/iso-date.ts"

/**
 * Equity at the end of each observation and the return that led to it; the form every portfolio ends in.
 * Where nothing flowed in or out, `equity[i] / (i === 0 ? initialEquity : equity[i − 1]) − 1 = returns[i]` and the
 * difference of the same two is `pnl[i]`.
 */
export type EquityCurve = {
  /** Days since 1970-01-01, ascending, one an observation. */
  readonly days: Int32Array
  /** Equity before the first observation (E₀), so that a day-one loss is a drawdown. */
  readonly initialEquity: number
  readonly equity: Float64Array
  /** Gain of each observation in money; what flowed in or out is no gain. */
  readonly pnl: Float64Array
  /** Fractions; NaN where the equity before was not positive, since a return on it has no meaning. */
  readonly returns: Float64Array
}

/** A curve and the day of its E₀, or that of its first return where E₀ has no day of its own. */
export type DatedCurve = { readonly curve: EquityCurve; readonly firstDay: EpochDay }
