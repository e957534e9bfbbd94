import type { EquityCurve } from "../series/equity-curve.ts"
import type { Bars } from "./bars.ts"
import { dayEnds } from "./day-ends.ts"

/** The curves of one run: that of days, which returns are made from, and that of bars where a day has several. */
export type BacktestCurves = { readonly daily: EquityCurve; readonly perBar: EquityCurve | null }

/**
 * Curves of equity at the close of each bar. E₀ is the equity of the first bar, in which nothing can have been bought yet; the
 * observations are the bars after it, or the last of each calendar day.
 * @param bars those of the equity, cut at ruin
 */
export function equityCurves(bars: Bars, equity: Float64Array): BacktestCurves {
  const everyBar = Int32Array.from({ length: bars.close.length - 1 }, (_, i) => i + 1)
  const ends = dayEnds(bars).filter((bar) => bar > 0)
  const perBar = ends.length === everyBar.length ? null : curveAt(everyBar, bars, equity)
  return { daily: curveAt(ends, bars, equity), perBar }
}

function curveAt(at: Int32Array, { days }: Bars, equity: Float64Array): EquityCurve {
  const values = Float64Array.from(at, (bar) => equity[bar])
  const before = (i: number) => (i === 0 ? equity[0] : values[i - 1])
  return {
    days: Int32Array.from(at, (bar) => days[bar]),
    initialEquity: equity[0],
    equity: values,
    pnl: values.map((value, i) => value - before(i)),
    returns: values.map((value, i) => (before(i) > 0 ? value / before(i) - 1 : NaN)),
  }
}
