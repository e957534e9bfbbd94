/**
 * Equity that returns lead to, E₀·∏(1 + r). Nothing compounds after ruin: once equity is at or below zero it stays there.
 * @param returns fractions
 */
export function equityFromReturns(returns: Float64Array, initialEquity: number): Float64Array {
  const equity = new Float64Array(returns.length)
  let value = initialEquity
  for (let i = 0; i < returns.length; i++) {
    if (value > 0) value *= 1 + returns[i]
    equity[i] = value
  }
  return equity
}
