/**
 * Equity over its running peak, minus 1; the peak starts at E₀, so that a day-one loss is a drawdown.
 * @returns fractions ≤ 0, one an observation; NaN while the peak is not positive
 */
export function drawdownSeries(equity: Float64Array, initialEquity: number): Float64Array {
  const drawdown = new Float64Array(equity.length)
  let peak = initialEquity
  for (let i = 0; i < equity.length; i++) {
    if (equity[i] > peak) peak = equity[i]
    drawdown[i] = peak > 0 ? equity[i] / peak - 1 : NaN
  }
  return drawdown
}
