export type Bucket = {
  /** Upper bound, included; the last one is Infinity. */
  readonly bound: number
  /** Observations up to the bound. */
  readonly count: number
}

/**
 * Quantile of observations of which only counts by bucket are known, as `histogram_quantile` of Prometheus has it: linear within
 * the bucket that it falls into, from 0 in the first; in the last, which has no end, the bound below it. `buckets` ascend and
 * hold at least one observation.
 */
export function histogramQuantile(quantile: number, buckets: readonly Bucket[]): number {
  const rank = quantile * buckets[buckets.length - 1].count
  const index = buckets.findIndex(({ count }) => count >= rank)
  const below = index === 0 ? { bound: 0, count: 0 } : buckets[index - 1]
  const { bound, count } = buckets[index]
  if (bound === Infinity || count === below.count) return below.bound
  return below.bound + ((rank - below.count) / (count - below.count)) * (bound - below.bound)
}
