import type { EpochDay } from "../money/iso-date.ts"

/** Values by day of which the last known one holds until the next: closes, exchange rates. */
export class LastKnown {
  readonly #days: Int32Array
  readonly #values: Float64Array

  /**
   * @param days ascending
   * @param values one a day; NaN is a blank, which leaves the one before it standing
   */
  constructor(days: Int32Array, values: Float64Array) {
    this.#days = days.filter((_, index) => !Number.isNaN(values[index]))
    this.#values = values.filter((value) => !Number.isNaN(value))
  }

  /** The value of the day or of the last day before it that has one, and that day; null when none is so early. */
  at(day: EpochDay): { readonly day: EpochDay; readonly value: number } | null {
    const days = this.#days
    let low = 0
    let high = days.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (days[middle] <= day) low = middle + 1
      else high = middle
    }
    return low === 0 ? null : { day: days[low - 1], value: this.#values[low - 1] }
  }
}
