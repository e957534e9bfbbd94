import { barTime, daysBetween, type Bars } from "../../engine/backtest/bars.ts"

/** Something odd about prices that were read. */
export type PriceWarning = { readonly id: string; readonly count: number; readonly detail: string }

/** A week is the longest that exchanges closed in living memory; of longer bars, steps differ by a few days. */
const LONGEST_PAUSE_DAYS = 7
const USUAL_STEPS = 2.5
const JUMP = 0.4

/** Gaps in time, jumps of over 40 % from one close to the next, and bars whose high or low is not the extreme of their prices. */
export function priceWarnings(bars: Bars): PriceWarning[] {
  const { open, high, low, close } = bars
  const pause = Math.max(LONGEST_PAUSE_DAYS, USUAL_STEPS * medianStep(bars))
  const gaps = barsWhere(bars, (bar) => bar > 0 && daysBetween(bars, bar - 1, bar) > pause)
  const jumps = barsWhere(bars, (bar) => bar > 0 && Math.abs(close[bar] / close[bar - 1] - 1) > JUMP)
  const unordered = barsWhere(bars, (bar) => {
    return high[bar] < Math.max(open[bar], close[bar], low[bar]) || low[bar] > Math.min(open[bar], close[bar])
  })
  return [
    ...warning(
      "gaps",
      gaps,
      (bar) => `prices pause for over ${Math.floor(pause)} days; the first time before ${barTime(bars, bar)}`,
    ),
    ...warning(
      "price-jump",
      jumps,
      (bar) => `closes move by over 40 % in one bar; the first is ${barTime(bars, bar)}`,
    ),
    ...warning(
      "ohlc-order",
      unordered,
      (bar) => `bars whose open or close is outside high and low; the first is ${barTime(bars, bar)}`,
    ),
  ]
}

function barsWhere({ close }: Bars, holds: (bar: number) => boolean): number[] {
  return [...close.keys()].filter(holds)
}

function warning(id: string, bars: readonly number[], detail: (first: number) => string): PriceWarning[] {
  return bars.length === 0 ? [] : [{ id, count: bars.length, detail: detail(bars[0]) }]
}

function medianStep(bars: Bars): number {
  const steps = Float64Array.from({ length: Math.max(0, bars.days.length - 1) }, (_, i) =>
    daysBetween(bars, i, i + 1),
  )
  return steps.sort()[steps.length >> 1] ?? 0
}
