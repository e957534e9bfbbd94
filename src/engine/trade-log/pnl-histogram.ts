import { quantile } from "../series/quantile.ts"

/** Trades counted by P/L, in bins of one width. Bin i holds start + i × width ≤ P/L < start + (i + 1) × width. */
export type PnlHistogram = {
  readonly start: number
  readonly width: number
  readonly counts: Int32Array
  /** Trades under the first bin and over the last: the outermost hundredth on each side. */
  readonly below: number
  readonly above: number
}

const roundWidths = [1, 2, 5, 10]
const mostBins = 60

/**
 * Histogram of P/L. The bin width follows Freedman and Diaconis (1981), 2 IQR n^(−1/3), rounded up to 1, 2 or 5 times a
 * power of ten; bins begin at multiples of it, so that none holds both wins and losses. They cover the 1st to 99th
 * percentile; what lies beyond is counted but not binned, since one extreme trade would squeeze the others into one bin.
 * Null with fewer than two trades or when all are equal.
 */
export function pnlHistogram(pnl: Float64Array): PnlHistogram | null {
  if (pnl.length < 2) return null
  const sorted = pnl.toSorted()
  const low = quantile(sorted, 0.01)
  const high = quantile(sorted, 0.99)
  if (!(high > low)) return null
  const spread = quantile(sorted, 0.75) - quantile(sorted, 0.25)
  const width = roundUp(Math.max((2 * spread) / Math.cbrt(pnl.length), (high - low) / mostBins))
  const first = Math.floor(low / width)
  const counts = new Int32Array(Math.floor(high / width) - first + 1)
  let below = 0
  let above = 0
  for (const value of pnl) {
    const bin = Math.floor(value / width) - first
    if (bin < 0) below++
    else if (bin >= counts.length) above++
    else counts[bin]++
  }
  return { start: first * width, width, counts, below, above }
}

function roundUp(width: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(width))
  return (roundWidths.find((factor) => factor * magnitude >= width) ?? 10) * magnitude
}
