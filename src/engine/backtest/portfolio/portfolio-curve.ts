import type { EpochDay } from "../../money/iso-date.ts"
import type { EquityCurve } from "../../series/equity-curve.ts"
import { equityFromReturns } from "../../series/equity-from-returns.ts"

/**
 * The time-weighted curve of an account: r = (V − flow) ÷ V₋₁ − 1, what came in at a day's close being no return of it. It starts with
 * the money of the first day and ends on the day of ruin.
 * @param flows one a day; that of the first day is the money at the start
 */
export function portfolioCurve({
  days,
  value,
  flows,
  ruin,
}: {
  readonly days: Int32Array
  readonly value: Float64Array
  readonly flows: Float64Array
  readonly ruin: EpochDay | null
}): EquityCurve {
  const end = ruin === null ? days.length : days.indexOf(ruin) + 1
  const initialEquity = value[0]
  const pnl = value.slice(1, end).map((worth, i) => worth - flows[i + 1] - value[i])
  const returns = pnl.map((gain, i) => (value[i] > 0 ? gain / value[i] : NaN))
  return {
    days: days.subarray(1, end),
    initialEquity,
    equity: equityFromReturns(returns, initialEquity),
    pnl,
    returns,
  }
}
