import { mean } from "../series/mean.ts"
import { ratio } from "./figure.ts"
import type { Figure } from "./figure.ts"
import { trackingError } from "./tracking-error.ts"

/**
 * Information ratio, mean(r − b) / sd(r − b) √A. Undefined when the series keeps the same distance to its benchmark.
 * @param active r − b, the return over the benchmark's
 */
export function informationRatio(active: Float64Array, options: { readonly periodsPerYear: number }): Figure {
  const error = trackingError(active, options)
  return ratio(
    active.length === 0 ? 0 : mean(active) * options.periodsPerYear,
    error,
    "the distance to the benchmark never changes",
  )
}
