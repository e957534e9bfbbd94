import type { InstrumentState } from "./instrument-state.ts"
import type { RankingRule } from "./portfolio-request.ts"

/**
 * The weights that an account should have now. The weight of an instrument that is gone is spread over the others; that of one that is
 * not listed yet, or whose strategy is out, stays in cash.
 */
export function targetWeights(states: readonly InstrumentState[], weights: Float64Array): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const alive = weights.reduce((sum, weight, i) => sum + (states[i].gone ? 0 : weight), 0)
  const spread = alive > 0 ? total / alive : 0
  return weights.map((weight, i) => {
    const { gone, listed, wanted } = states[i]
    return gone || !listed || !wanted ? 0 : weight * spread
  })
}

/** Equal weights of the instruments with the highest return over the lookback; the first of equals comes first. */
export function rankedWeights(
  states: readonly InstrumentState[],
  { lookback, top }: RankingRule,
): Float64Array {
  const ranked = states
    .map((state, index) => ({
      index,
      change: state.gone || !state.wanted ? NaN : state.returnOver(lookback),
    }))
    .filter(({ change }) => !Number.isNaN(change))
    .sort((a, b) => b.change - a.change || a.index - b.index)
    .slice(0, top)
  const weights = new Float64Array(states.length)
  for (const { index } of ranked) weights[index] = 1 / top
  return weights
}
