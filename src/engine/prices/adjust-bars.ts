import { adjustmentRuns, type AdjustmentRun } from "./adjustment-runs.ts"
import type { Adjustment, CorporateAction } from "./corporate-action.ts"
import { barsOf, type DailyBars, priceColumns } from "./daily-bars.ts"

/**
 * Raw bars on today's basis: prices × the factor asked for, volume ÷ the split factor (dividends change no number of shares).
 * `none` gives the bars themselves. Throws as `adjustmentRuns` does.
 */
export function adjustBars(
  bars: DailyBars,
  actions: readonly CorporateAction[],
  adjustment: Adjustment,
): DailyBars {
  if (adjustment === "none" || actions.length === 0) return bars
  return applyRuns(bars, adjustmentRuns(bars.days, bars.close, actions), adjustment)
}

/** Bars multiplied by factors that are known already; the runs cover every bar. */
export function applyRuns(
  bars: DailyBars,
  runs: readonly AdjustmentRun[],
  adjustment: Exclude<Adjustment, "none">,
): DailyBars {
  const adjusted = barsOf(bars.days.length)
  adjusted.days.set(bars.days)
  for (const { first, end, price, split } of runs) {
    const factor = adjustment === "splits" ? split : price
    for (const column of priceColumns) scale(bars[column], adjusted[column], first, end, factor)
    for (let bar = first; bar < end; bar++) adjusted.volume[bar] = bars.volume[bar] / split
  }
  return adjusted
}

/** Raw closes on today's basis: the column that returns are taken from. Throws as `adjustmentRuns` does. */
export function adjustCloses(
  days: Int32Array,
  close: Float64Array,
  actions: readonly CorporateAction[],
  adjustment: Adjustment,
): Float64Array {
  if (adjustment === "none" || actions.length === 0) return close
  const adjusted = new Float64Array(close.length)
  for (const { first, end, price, split } of adjustmentRuns(days, close, actions)) {
    scale(close, adjusted, first, end, adjustment === "splits" ? split : price)
  }
  return adjusted
}

function scale(from: Float64Array, to: Float64Array, first: number, end: number, factor: number): void {
  for (let bar = first; bar < end; bar++) to[bar] = from[bar] * factor
}
