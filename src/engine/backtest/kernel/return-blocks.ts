import type { Bars } from "../bars.ts"
import { sliceBars } from "../bars.ts"
import { dayEnds } from "../day-ends.ts"
import type { RunSpan } from "../order-engine/order-engine.ts"

/**
 * The observations of a span, cut into equal parts in order of time, with Σr and Σr² of each. Observations are the bars after the first,
 * or the last of each calendar day.
 */
export class ReturnBlocks {
  /** Bar after the last of each part. */
  readonly ends: Int32Array
  /** Observations in each part. */
  readonly counts: Int32Array
  readonly sums: Float64Array
  readonly squares: Float64Array
  /** 1 for the bars of the series that are observations; null when all are. */
  readonly isObservation: Uint8Array | null
  readonly observations: number

  constructor(bars: Bars, { from, to }: RunSpan, blockCount: number) {
    const ends = dayEnds(sliceBars(bars, from, to))
      .map((bar) => bar + from)
      .filter((bar) => bar > from)
    this.observations = ends.length
    this.isObservation = ends.length === to - from - 1 ? null : new Uint8Array(bars.close.length)
    if (this.isObservation !== null) for (const bar of ends) this.isObservation[bar] = 1
    const bound = (block: number) => Math.floor((block * ends.length) / blockCount)
    this.ends = new Int32Array(blockCount)
    this.counts = new Int32Array(blockCount)
    for (let block = 0; block < blockCount; block++) {
      this.counts[block] = bound(block + 1) - bound(block)
      this.ends[block] = block === blockCount - 1 ? to : (ends[bound(block + 1)] ?? to)
    }
    this.sums = new Float64Array(blockCount)
    this.squares = new Float64Array(blockCount)
  }

  clear(): void {
    this.sums.fill(0)
    this.squares.fill(0)
  }

  /** The observation at or after a bar, at most the last bar of the span. */
  observationFrom(bar: number): number {
    const { isObservation, ends } = this
    if (isObservation === null) return bar
    const last = ends[ends.length - 1] - 1
    while (bar < last && isObservation[bar] === 0) bar++
    return bar
  }
}
