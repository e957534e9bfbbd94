import { CompensatedSum } from "../series/compensated-sum.ts"
import { ratio, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"
import { NO_RETURN } from "./reasons.ts"

/**
 * Omega ratio, Σ max(r − θ, 0) / Σ max(θ − r, 0) (Keating & Shadwick 2002). Undefined when no return is below θ.
 * @param threshold θ, a fraction per period
 */
export function omegaRatio(returns: Float64Array, { threshold }: { readonly threshold: number }): Figure {
  if (returns.length === 0) return undefinedBecause(NO_RETURN)
  const gains = new CompensatedSum()
  const losses = new CompensatedSum()
  for (let i = 0; i < returns.length; i++) {
    const excess = returns[i] - threshold
    if (excess > 0) gains.add(excess)
    else losses.add(-excess)
  }
  return ratio(gains.total, losses.total, "no return below the risk-free rate")
}
