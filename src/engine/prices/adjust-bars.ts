import { adjustmentRuns, type AdjustmentRun } from "./adjustment-runs.ts"
import type { Adjustment, CorporateAction } from "./corporate-action.ts"
import { barColumns, barsOf, type DailyBars, priceColumns } from "./daily-bars.ts"

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

/**
 * Prices as traded from prices that were divided by every later split: price ÷ split factor, volume × split factor. Twelve
 * significant digits, which leaves out the noise of the division the source has made. `actions` has to hold every split up to
 * the day the source adjusted to; dividends are not looked at.
 */
export function unadjustSplits(bars: DailyBars, actions: readonly CorporateAction[]): DailyBars {
  const splits = actions.filter(({ kind }) => kind === "split")
  if (splits.length === 0) return bars
  const raw = barsOf(bars.days.length)
  raw.days.set(bars.days)
  const rounded = (value: number) => Number(value.toPrecision(12))
  for (const { first, end, split } of adjustmentRuns(bars.days, bars.close, splits)) {
    for (const column of barColumns) {
      const factor = column === "volume" ? split : 1 / split
      for (let bar = first; bar < end; bar++) {
        raw[column][bar] = split === 1 ? bars[column][bar] : rounded(bars[column][bar] * factor)
      }
    }
  }
  return raw
}

function scale(from: Float64Array, to: Float64Array, first: number, end: number, factor: number): void {
  for (let bar = first; bar < end; bar++) to[bar] = from[bar] * factor
}
