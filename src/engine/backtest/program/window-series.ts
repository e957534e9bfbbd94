import type { Clock, Series } from "./series.ts"

/** What a strategy works out itself from the last values of a series. */
export type WindowFunction = (values: readonly number[]) => number

/**
 * A series that a strategy works out itself. It is computed bar by bar as the bars close, since a function that was called for all of
 * them in advance could keep what it saw.
 */
export class WindowSeries {
  readonly warmUp: number
  readonly #source: Series
  readonly #length: number
  readonly #work: WindowFunction
  readonly #values: number[] = []
  readonly #clock: Clock

  constructor(source: Series, length: number, work: WindowFunction, clock: Clock) {
    if (!(Number.isInteger(length) && length >= 1)) {
      throw new RangeError(`a window has a whole number of bars from 1 on, not ${length}`)
    }
    this.warmUp = source.warmUp + length - 1
    this.#source = source
    this.#length = length
    this.#work = work
    this.#clock = clock
  }

  /** The value at the bar that has just closed, or whole bars before it. NaN before its first defined bar. */
  ago(bars = 0): number {
    if (!(Number.isInteger(bars) && bars >= 0)) {
      throw new RangeError(`ago takes a whole number of bars from 0 on, not ${bars}`)
    }
    const bar = this.#clock.bar - bars
    return bar < 0 ? NaN : this.#valueAt(bar)
  }

  #valueAt(bar: number): number {
    if (bar < this.warmUp) return NaN
    return (this.#values[bar] ??= this.#work(
      Array.from({ length: this.#length }, (_, i) =>
        this.#source.ago(this.#clock.bar - bar + this.#length - 1 - i),
      ),
    ))
  }
}
