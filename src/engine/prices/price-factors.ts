import { applyRuns } from "./adjust-bars.ts"
import type { AdjustmentRun } from "./adjustment-runs.ts"
import type { Adjustment } from "./corporate-action.ts"
import { barsBetween, indexAtOrAfter, type DailyBars } from "./daily-bars.ts"

/**
 * Factors of an instrument as a factor file has them: columns of equal length, ascending. A line holds for days up to and
 * including its own, back to the day after the line before.
 */
export type PriceFactors = {
  readonly lastDays: Int32Array
  /** For dividends alone. */
  readonly price: Float64Array
  /** For splits alone. */
  readonly split: Float64Array
  /** Raw close of the line's day; the first line has none that counts. */
  readonly reference: Float64Array
}

/** The bars that the factors are about: earlier ones belong to another listing of the ticker. */
export function barsOfListing(bars: DailyBars, factors: PriceFactors): DailyBars {
  return barsBetween(bars, factors.lastDays[0], factors.lastDays[factors.lastDays.length - 1])
}

/**
 * Raw bars adjusted by factors that someone else has worked out: raw × price factor × split factor, volume ÷ split factor.
 * Throws when a bar is not covered by any line.
 */
export function adjustByFactors(bars: DailyBars, factors: PriceFactors, adjustment: Adjustment): DailyBars {
  const { days } = bars
  if (adjustment === "none" || days.length === 0) return bars
  const { lastDays, price, split } = factors
  if (days[0] < lastDays[0] || days[days.length - 1] > lastDays[lastDays.length - 1]) {
    throw new Error("adjustByFactors requires a factor line for every bar")
  }
  const runs: AdjustmentRun[] = []
  for (let line = 0, first = 0; line < lastDays.length && first < days.length; line++) {
    const end = indexAtOrAfter(days, lastDays[line] + 1)
    if (end > first) runs.push({ first, end, price: price[line] * split[line], split: split[line] })
    first = end
  }
  return applyRuns(bars, runs, adjustment)
}
