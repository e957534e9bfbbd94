import type { Bars } from "../bars.ts"
import { trueRange } from "./atr.ts"
import { wilderAverage } from "./wilder-average.ts"

/**
 * Average directional index (Wilder 1978): Wilder's average of DX = 100·|+DI − −DI|/(+DI + −DI), ±DI the averages of directional movement
 * over that of true range, all from the second bar on. Undefined (NaN) for the first 2·period − 1 bars.
 */
export function adx(bars: Pick<Bars, "high" | "low" | "close">, period: number): Float64Array {
  const { high, low } = bars
  const range = trueRange(bars)
  const up = new Float64Array(high.length)
  const down = new Float64Array(high.length)
  // A move needs a bar before it.
  range[0] = up[0] = down[0] = NaN
  for (let i = 1; i < high.length; i++) {
    const rise = high[i] - high[i - 1]
    const fall = low[i - 1] - low[i]
    up[i] = rise > fall && rise > 0 ? rise : 0
    down[i] = fall > rise && fall > 0 ? fall : 0
  }
  const averageRange = wilderAverage(range, period)
  const plus = wilderAverage(up, period)
  const minus = wilderAverage(down, period)
  const index = averageRange.map((average, i) => {
    if (Number.isNaN(average)) return NaN
    const total = plus[i] + minus[i]
    return total === 0 ? 0 : (100 * Math.abs(plus[i] - minus[i])) / total
  })
  return wilderAverage(index, period)
}
