import type { ColumnMemory } from "../../engine/backtest/strategies/indicator-columns.ts"
import type { KernelMemory } from "./kernel-memory.ts"

const STRETCH = 8

/** Doubles that a line takes: itself, and the lowest and the highest of each eight of its bars with one more of each. */
export function lineLength(bars: number): number {
  return bars + 2 * (Math.ceil(bars / STRETCH) + 1)
}

/** Lines of one series in the memory of a kernel, which are all of one length. The room of those that were dropped is used again. */
export class KernelColumns implements ColumnMemory {
  readonly #memory: KernelMemory
  readonly #describe: (address: number) => void
  readonly #addresses = new WeakMap<Float64Array, number>()
  readonly #free: Float64Array[] = []
  /** Of the run that is being prepared, whose signals may still be read from them. */
  readonly #dropped: Float64Array[] = []

  /** @param describe works out the ranges of a line */
  constructor(memory: KernelMemory, describe: (address: number) => void) {
    this.#memory = memory
    this.#describe = describe
  }

  /** Where a line lies; undefined for one that does not. */
  addressOf(line: Float64Array): number | undefined {
    return this.#addresses.get(line)
  }

  /** The column as it lies in the memory; where that is full, the column itself. */
  keep(column: Float64Array): Float64Array {
    const length = lineLength(column.length)
    const room = this.#free.pop() ?? (this.#memory.hasDoubles(length) ? this.#memory.doubles(length) : null)
    if (room === null) return column
    room.set(column)
    this.#describe(room.byteOffset)
    // A view of its own, so that what was dropped is not taken for what came in its place.
    const line = new Float64Array(room.buffer, room.byteOffset, column.length)
    this.#addresses.set(line, line.byteOffset)
    return line
  }

  drop(column: Float64Array): void {
    if (this.#addresses.has(column)) this.#dropped.push(column)
  }

  /** What was dropped is not read any more. */
  reuse(): void {
    for (const { buffer, byteOffset, length } of this.#dropped) {
      this.#free.push(new Float64Array(buffer, byteOffset, lineLength(length)))
    }
    this.#dropped.length = 0
  }
}
