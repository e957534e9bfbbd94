import type { Bars } from "../bars.ts"

const BYTES_A_VALUE = 8
const DEFAULT_BYTES = 256 * 1024 * 1024

/** Where columns are kept, such as memory that a kernel reads. */
export interface ColumnMemory {
  /** The column there. */
  keep(column: Float64Array): Float64Array
  /** It is not needed any more, once the run that is being prepared is over. */
  drop(column: Float64Array): void
}

/**
 * Indicator columns of one bar series, computed when first asked for and shared by every run that needs them. Bounded in bytes: the
 * column that was not used for longest is dropped first, so that memory does not grow with the number of runs.
 */
export class IndicatorColumns {
  readonly bars: Bars
  readonly #columns = new Map<string, Map<number, Float64Array>>()
  readonly #mostColumns: number
  readonly #memory: ColumnMemory | null
  #count = 0

  constructor(bars: Bars, bytes: number = DEFAULT_BYTES, memory: ColumnMemory | null = null) {
    this.bars = bars
    this.#memory = memory
    this.#mostColumns = Math.max(4, Math.floor(bytes / (BYTES_A_VALUE * Math.max(1, bars.close.length))))
  }

  /** The column of an indicator with one parameter. The name has to be one compute function's alone. */
  get(
    name: string,
    parameter: number,
    compute: (bars: Bars, parameter: number) => Float64Array,
  ): Float64Array {
    let ofName = this.#columns.get(name)
    if (ofName === undefined) this.#columns.set(name, (ofName = new Map()))
    let column = ofName.get(parameter)
    if (column === undefined) {
      if (this.#count >= this.#mostColumns) this.#dropOldest(ofName)
      const computed = compute(this.bars, parameter)
      column = this.#memory?.keep(computed) ?? computed
      this.#count++
    } else {
      // While there is room for as many again, none will be dropped soon, and who was used last does not matter.
      if (2 * this.#count < this.#mostColumns) return column
      ofName.delete(parameter)
    }
    ofName.set(parameter, column)
    return column
  }

  #dropOldest(preferred: Map<number, Float64Array>): void {
    const from = preferred.size > 0 ? preferred : [...this.#columns.values()].find(({ size }) => size > 0)
    const [oldest] = from ?? []
    if (from === undefined || oldest === undefined) return
    const [parameter, column] = oldest
    from.delete(parameter)
    this.#memory?.drop(column)
    this.#count--
  }
}
