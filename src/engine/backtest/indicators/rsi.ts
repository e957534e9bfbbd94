import { wilderAverage } from "./wilder-average.ts"

/**
 * Relative strength index, 100 − 100/(1 + average gain/average loss), averages by Wilder: the first ones are means of the first `period`
 * moves (Wilder 1978). Undefined (NaN) for the first `period` values, and while no value ever moved: 0/0 is neither strong nor weak.
 */
export function rsi(values: Float64Array, period: number): Float64Array {
  const gains = new Float64Array(values.length)
  const losses = new Float64Array(values.length)
  gains[0] = losses[0] = NaN
  for (let i = 1; i < values.length; i++) {
    const move = values[i] - values[i - 1]
    gains[i] = Number.isNaN(move) ? NaN : Math.max(move, 0)
    losses[i] = Number.isNaN(move) ? NaN : Math.max(-move, 0)
  }
  const gain = wilderAverage(gains, period)
  const loss = wilderAverage(losses, period)
  return gain.map((up, i) => 100 - 100 / (1 + up / loss[i]))
}
