import type { Bars } from "../bars.ts"
import { rollingSum } from "./rolling-sum.ts"

/**
 * Volume-weighted average price of the last `period` bars, Σ(typical price × volume)/Σ volume with (high + low + close)/3 as typical
 * price. Undefined (NaN) for the first period − 1 bars and where no volume is known or none was traded.
 */
export function vwap(
  { high, low, close, volume }: Pick<Bars, "high" | "low" | "close" | "volume">,
  period: number,
): Float64Array {
  const value = rollingSum(
    close.map((price, i) => ((high[i] + low[i] + price) / 3) * volume[i]),
    period,
  )
  const traded = rollingSum(volume, period)
  return value.map((sum, i) => (traded[i] > 0 ? sum / traded[i] : NaN))
}
