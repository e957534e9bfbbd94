import type { EpochDay } from "../../money/iso-date.ts"
import type { EquityCurve } from "../../series/equity-curve.ts"
import { equityFromReturns } from "../../series/equity-from-returns.ts"

/** What binary rounding leaves of a day without a gain, relative to the money: it would be a fall from a peak. */
const ROUNDING = 1e-12

/**
 * The time-weighted curve of an account: r = (V − flow) ÷ V₋₁ − 1, what came in at a day's close being no return of it. It starts with
 * the money of the first day, grows as that money alone would have, and ends on the day of ruin.
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
  const returns = portfolioGains({ value, flows })
    .slice(0, end - 1)
    .map((gain, i) => (value[i] > 0 ? gain / value[i] : NaN))
  const equity = equityFromReturns(returns, initialEquity)
  const pnl = equity.map((worth, i) => worth - (i === 0 ? initialEquity : equity[i - 1]))
  return { days: days.subarray(1, end), initialEquity, equity, pnl, returns }
}

/** What the account gained on each day from the second on, in money: V − flow − V₋₁. */
export function portfolioGains({
  value,
  flows,
}: {
  readonly value: Float64Array
  readonly flows: Float64Array
}): Float64Array {
  return value.slice(1).map((worth, i) => {
    const flow = flows[i + 1]
    const gain = worth - flow - value[i]
    return Math.abs(gain) <= ROUNDING * (worth + Math.abs(flow) + value[i]) ? 0 : gain
  })
}
