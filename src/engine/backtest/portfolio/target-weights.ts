import type { Holding } from "./holding.ts"
import type { RankingRule } from "./portfolio-request.ts"

/**
 * The weights that an account should have now. The weight of an instrument that is gone is spread over the others; that of one that is
 * not listed yet, or whose strategy is out, stays in cash.
 */
export function targetWeights(holdings: readonly Holding[], weights: Float64Array): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const alive = weights.reduce((sum, weight, i) => sum + (holdings[i].gone ? 0 : weight), 0)
  const spread = alive > 0 ? total / alive : 0
  return weights.map((weight, i) => {
    const { gone, market } = holdings[i]
    return gone || !market.listed || !market.wanted ? 0 : weight * spread
  })
}

/**
 * Equal weights, 1 ÷ top, of the instruments with the highest return over the lookback, whatever its sign; the first of equals comes
 * first. One that is gone, or has too few prices, is not ranked; where fewer than `top` are, the rest stays in cash.
 */
export function rankedWeights(holdings: readonly Holding[], { lookback, top }: RankingRule): Float64Array {
  const ranked = holdings
    .map(({ gone, market }, index) => ({ index, change: gone ? NaN : market.returnOver(lookback) }))
    .filter(({ change }) => !Number.isNaN(change))
    .sort((a, b) => b.change - a.change || a.index - b.index)
    .slice(0, top)
  const weights = new Float64Array(holdings.length)
  for (const { index } of ranked) weights[index] = 1 / top
  return weights
}
