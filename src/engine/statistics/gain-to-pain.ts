import { CompensatedSum } from "../series/compensated-sum.ts"
import { ratio, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"
import { NO_LOSING_RETURN, NO_RETURN } from "./reasons.ts"

/** Gain-to-pain ratio, Σ r / Σ |negative r| (Schwager 2012). Undefined without a negative return. */
export function gainToPain(returns: Float64Array): Figure {
  if (returns.length === 0) return undefinedBecause(NO_RETURN)
  const all = new CompensatedSum()
  const pain = new CompensatedSum()
  for (let i = 0; i < returns.length; i++) {
    all.add(returns[i])
    if (returns[i] < 0) pain.add(-returns[i])
  }
  return ratio(all.total, pain.total, NO_LOSING_RETURN)
}
