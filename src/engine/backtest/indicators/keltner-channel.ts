import type { Bars } from "../bars.ts"
import { atr } from "./atr.ts"
import { ema } from "./ema.ts"

/** Keltner channel: the EMA of the close over `period` and `ranges` average true ranges of the same period to either side (Raschke's form). */
export function keltnerChannel(
  bars: Pick<Bars, "high" | "low" | "close">,
  { period, ranges }: { readonly period: number; readonly ranges: number },
): { readonly lower: Float64Array; readonly middle: Float64Array; readonly upper: Float64Array } {
  const middle = ema(bars.close, period)
  const range = atr(bars, period)
  return {
    lower: middle.map((average, i) => average - ranges * range[i]),
    middle,
    upper: middle.map((average, i) => average + ranges * range[i]),
  }
}
