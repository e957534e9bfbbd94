import { figureOf, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"
import { NO_RETURN } from "./reasons.ts"

/** Highest and lowest of the returns of days, or of months. Undefined without any. */
export function extremes(returns: Float64Array): { readonly best: Figure; readonly worst: Figure } {
  if (returns.length === 0) {
    const none = undefinedBecause(NO_RETURN)
    return { best: none, worst: none }
  }
  let best = returns[0]
  let worst = returns[0]
  for (let i = 1; i < returns.length; i++) {
    if (returns[i] > best) best = returns[i]
    if (returns[i] < worst) worst = returns[i]
  }
  return { best: figureOf(best), worst: figureOf(worst) }
}
