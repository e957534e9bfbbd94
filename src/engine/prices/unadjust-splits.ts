import { adjustmentFactors } from "./adjustment-factors.ts"
import type { CorporateAction } from "./corporate-action.ts"
import type { DailyBars } from "./daily-bars.ts"

/**
 * Prices as traded from prices that were divided by every later split: price ÷ split factor, volume × split factor. Twelve
 * significant digits, which leaves out the noise of the division the source has made. `splits` has to hold every split up to
 * the day the source adjusted to; dividends are not looked at.
 */
export function unadjustSplits(bars: DailyBars, actions: readonly CorporateAction[]): DailyBars {
  const splits = actions.filter(({ kind }) => kind === "split")
  if (splits.length === 0) return bars
  const { split } = adjustmentFactors(bars.days, bars.close, splits)
  const raw = (values: Float64Array) =>
    values.map((value, bar) => (split[bar] === 1 ? value : Number((value / split[bar]).toPrecision(12))))
  return {
    days: bars.days,
    open: raw(bars.open),
    high: raw(bars.high),
    low: raw(bars.low),
    close: raw(bars.close),
    volume: bars.volume.map((value, bar) => Number((value * split[bar]).toPrecision(12))),
  }
}
