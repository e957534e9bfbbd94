import { curveFromPrices } from "../series/curve-from-prices.ts"
import type { Benchmark } from "../statistics/benchmark-figures.ts"
import { sliceBars } from "./bars.ts"
import type { Bars } from "./bars.ts"
import type { BacktestWindow } from "./backtest-window.ts"
import { dayEnds } from "./day-ends.ts"

/** Prices to compare with, ascending by day; NaN where there is none. */
export type ReferencePrices = { readonly days: Int32Array; readonly values: Float64Array }

/** Returns to compare a run with: those of a benchmark, or of the last closes of the window's days. */
export function referenceReturns(
  bars: Bars,
  { from, to }: BacktestWindow,
  benchmark: ReferencePrices | undefined,
): Benchmark {
  const { days, values } = benchmark ?? closesOfDays(sliceBars(bars, from, to))
  const { curve } = curveFromPrices(days, values)
  return { days: curve.days, returns: curve.returns }
}

function closesOfDays(bars: Bars): ReferencePrices {
  const ends = dayEnds(bars)
  if (ends.length === bars.days.length) return { days: bars.days, values: bars.close }
  return {
    days: ends.map((bar) => bars.days[bar]),
    values: Float64Array.from(ends, (bar) => bars.close[bar]),
  }
}
