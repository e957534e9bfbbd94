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
export function equityCurves({ days }: Pick<Bars, "days">, equity: Float64Array): BacktestCurves {
  const perBar = curveOf(days.subarray(1), equity.subarray(1, days.length), equity[0])
  const ends = dayEnds({ days }).filter((bar) => bar > 0)
  if (ends.length === days.length - 1) return { daily: perBar, perBar: null }
  const daily = {
    days: ends.map((bar) => days[bar]),
    equity: Float64Array.from(ends, (bar) => equity[bar]),
  }
  return { daily: curveOf(daily.days, daily.equity, equity[0]), perBar }
}

function curveOf(days: Int32Array, equity: Float64Array, initialEquity: number): EquityCurve {
  const pnl = new Float64Array(equity.length)
  const returns = new Float64Array(equity.length)
  let before = initialEquity
  for (let i = 0; i < equity.length; i++) {
    pnl[i] = equity[i] - before
    returns[i] = before > 0 ? equity[i] / before - 1 : NaN
    before = equity[i]
  }
  return { days, initialEquity, equity, pnl, returns }
}
