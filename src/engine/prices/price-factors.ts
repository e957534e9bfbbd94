import { applyFactors } from "./adjust-bars.ts"
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
  if (adjustment === "none") return bars
  const count = bars.days.length
  const price = new Float64Array(count)
  const split = new Float64Array(count)
  for (let bar = 0; bar < count; bar++) {
    const line = indexAtOrAfter(factors.lastDays, bars.days[bar])
    if (line === factors.lastDays.length || bars.days[bar] < factors.lastDays[0]) {
      throw new Error("adjustByFactors requires a factor line for every bar")
    }
    split[bar] = factors.split[line]
    price[bar] = factors.price[line] * factors.split[line]
  }
  return applyFactors(bars, { price, split }, adjustment)
}
