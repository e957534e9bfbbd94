import { quantile } from "../series/quantile.ts"
import { ratio, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"
import { NO_RETURN } from "./reasons.ts"

/**
 * Tail ratio, |95 % quantile| / |5 % quantile| of the returns. Undefined when the latter is 0.
 * @param sorted returns, ascending
 */
export function tailRatio(sorted: Float64Array): Figure {
  if (sorted.length === 0) return undefinedBecause(NO_RETURN)
  return ratio(
    Math.abs(quantile(sorted, 0.95)),
    Math.abs(quantile(sorted, 0.05)),
    "the 5 % quantile of the returns is zero",
  )
}
