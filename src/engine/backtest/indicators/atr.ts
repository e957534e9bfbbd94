import type { Bars } from "../bars.ts"
import { wilderAverage } from "./wilder-average.ts"

/** True range: the larger of high − low and the distances of high and low from the close before; high − low on the first bar (Wilder 1978). */
export function trueRange({ high, low, close }: Pick<Bars, "high" | "low" | "close">): Float64Array {
  return high.map((top, i) =>
    i === 0
      ? top - low[i]
      : Math.max(top - low[i], Math.abs(top - close[i - 1]), Math.abs(low[i] - close[i - 1])),
  )
}

/** Average true range: the first value is the mean of the first `period` true ranges, then Wilder's smoothing. Undefined before. */
export function atr(bars: Pick<Bars, "high" | "low" | "close">, period: number): Float64Array {
  return wilderAverage(trueRange(bars), period)
}
