/** The bar that has closed; only the engine holds one. */
export type Clock = { bar: number }

let columnOf: (series: Series) => Float64Array

/**
 * A price or an indicator as a strategy sees it: values up to the bar that has just closed. The column behind it and the clock are
 * private to the class, so that no code that holds a series can reach a later bar.
 */
export class Series {
  readonly #column: Float64Array
  readonly #clock: Clock
  /** Bars before its first defined value. */
  readonly warmUp: number

  static {
    columnOf = (series) => series.#column
  }

  constructor(column: Float64Array, clock: Clock, warmUp: number) {
    this.#column = column
    this.#clock = clock
    this.warmUp = warmUp
  }

  /** The value at the bar that has just closed, or whole bars before it. NaN before the first bar. */
  ago(bars = 0): number {
    if (!(Number.isInteger(bars) && bars >= 0)) {
      throw new RangeError(`ago takes a whole number of bars from 0 on, not ${bars}`)
    }
    const bar = this.#clock.bar - bars
    return bar < 0 ? NaN : this.#column[bar]
  }
}

/** The column of a series, for the engine's indicators. Not reachable from a series. */
export function columnOfSeries(series: Series): Float64Array {
  return columnOf(series)
}
