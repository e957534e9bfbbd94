import { compensatedSum } from "./compensated-sum.ts"

/**
 * Arithmetic mean.
 * @throws when there is no value
 */
export function mean(values: Float64Array): number {
  if (values.length === 0) throw new RangeError("mean requires at least one value")
  return compensatedSum(values) / values.length
}
