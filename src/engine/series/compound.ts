/**
 * Growth of one unit of money over returns[from … to), ∏(1 + r). Nothing compounds after ruin: the product stops at the
 * first that is zero or negative.
 * @returns 1 for an empty range; NaN when a return of it is NaN
 */
export function compound(returns: Float64Array, from = 0, to = returns.length): number {
  let growth = 1
  for (let i = from; i < to; i++) {
    growth *= 1 + returns[i]
    if (growth <= 0) return growth
  }
  return growth
}
