import type { RatioOptions } from "../../statistics/ratio-options.ts"
import { sharpeOfSums } from "../../statistics/sharpe-of-sums.ts"
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
  readonly #from: number

  /** @param numbers memory for so many numbers */
  constructor(
    bars: Bars,
    { from, to }: RunSpan,
    blockCount: number,
    numbers: (count: number) => Float64Array = (count) => new Float64Array(count),
  ) {
    this.#from = from
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
    this.sums = numbers(blockCount)
    this.squares = numbers(blockCount)
  }

  clear(): void {
    this.sums.fill(0)
    this.squares.fill(0)
  }

  /**
   * The Sharpe ratio of a run whose sums these are; NaN when all returns are equal.
   * @param ruinBar −1 where there was no ruin
   */
  sharpeRatio(ruinBar: number, options: RatioOptions): number {
    let sum = 0
    let squares = 0
    for (let block = 0; block < this.sums.length; block++) {
      sum += this.sums[block]
      squares += this.squares[block]
    }
    return sharpeOfSums({ count: this.#observationsOf(ruinBar), sum, squares }, options)
  }

  /** Those of the span, or up to ruin, which is one. */
  #observationsOf(ruinBar: number): number {
    const { isObservation } = this
    if (ruinBar < 0) return this.observations
    if (isObservation === null) return ruinBar - this.#from
    let count = 1
    for (let bar = this.#from + 1; bar < ruinBar; bar++) count += isObservation[bar]
    return count
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
