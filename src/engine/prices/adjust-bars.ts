import { adjustmentFactors, type AdjustmentFactors } from "./adjustment-factors.ts"
import type { Adjustment, CorporateAction } from "./corporate-action.ts"
import type { DailyBars } from "./daily-bars.ts"

/**
 * Raw bars on today's basis: prices × the factor asked for, volume ÷ the split factor (dividends change no number of shares).
 * `none` gives the bars themselves. Throws as `adjustmentFactors` does.
 */
export function adjustBars(
  bars: DailyBars,
  actions: readonly CorporateAction[],
  adjustment: Adjustment,
): DailyBars {
  if (adjustment === "none" || actions.length === 0) return bars
  return applyFactors(bars, adjustmentFactors(bars.days, bars.close, actions), adjustment)
}

/** Bars multiplied by factors that are known already. */
export function applyFactors(
  bars: DailyBars,
  factors: AdjustmentFactors,
  adjustment: Exclude<Adjustment, "none">,
): DailyBars {
  const factor = adjustment === "splits" ? factors.split : factors.price
  const scaled = (values: Float64Array) => values.map((value, bar) => value * factor[bar])
  return {
    days: bars.days,
    open: scaled(bars.open),
    high: scaled(bars.high),
    low: scaled(bars.low),
    close: scaled(bars.close),
    volume: bars.volume.map((value, bar) => value / factors.split[bar]),
  }
}

/** Raw closes on today's basis: the column that returns are taken from. Throws as `adjustmentFactors` does. */
export function adjustCloses(
  days: Int32Array,
  close: Float64Array,
  actions: readonly CorporateAction[],
  adjustment: Adjustment,
): Float64Array {
  if (adjustment === "none" || actions.length === 0) return close
  const { price, split } = adjustmentFactors(days, close, actions)
  const factor = adjustment === "splits" ? split : price
  for (let bar = 0; bar < factor.length; bar++) factor[bar] *= close[bar]
  return factor
}
