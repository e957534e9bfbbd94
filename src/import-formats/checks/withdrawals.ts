import type { DailyLogColumns } from "../../engine/trade-log/daily-log-columns.ts"
import { moneyTolerance } from "./rounding.ts"

export type Withdrawals = {
  /** What was taken out on each day. */
  readonly amounts: Float64Array
  /** How the column was read; "none" when it is blank or 0 throughout. */
  readonly reading: "none" | "per day" | "cumulative"
}

/**
 * What a daily log's `Withdrawn` column takes out each day. The column is read per day or as a running total, whichever lets more
 * days follow from the day before: net liquidity = previous net liquidity + P/L − withdrawn. Per day when both do equally well.
 */
export function withdrawnByDay({ count, netLiquidity, pnl, withdrawn }: DailyLogColumns): Withdrawals {
  const perDay = Float64Array.from(withdrawn, (amount) => amount || 0)
  if (perDay.every((amount) => amount === 0)) return { amounts: perDay, reading: "none" }
  const steps = perDay.map((amount, i) => (i === 0 ? amount : amount - perDay[i - 1]))
  const chained = (amounts: Float64Array) => {
    let days = 0
    for (let i = 1; i < count; i++) {
      const expected = netLiquidity[i - 1] + pnl[i] - amounts[i]
      if (Math.abs(netLiquidity[i] - expected) <= moneyTolerance(0)) days++
    }
    return days
  }
  return chained(steps) > chained(perDay)
    ? { amounts: steps, reading: "cumulative" }
    : { amounts: perDay, reading: "per day" }
}
