import type { Bars } from "../bars.ts"
import { rollingExtreme } from "./rolling-extreme.ts"

/**
 * Stochastic oscillator %K: where the close lies between the lowest low (0) and the highest high (100) of the last `period` bars (Lane
 * 1984); %D is an SMA of it. Undefined (NaN) for the first period − 1 bars and while high and low are the same.
 */
export function stochastic(
  { high, low, close }: Pick<Bars, "high" | "low" | "close">,
  period: number,
): Float64Array {
  const top = rollingExtreme(high, period, "highest")
  const bottom = rollingExtreme(low, period, "lowest")
  return close.map((price, i) =>
    top[i] === bottom[i] ? NaN : (100 * (price - bottom[i])) / (top[i] - bottom[i]),
  )
}
