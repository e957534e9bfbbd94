import type { DecimalText } from "../../engine/money/decimal.ts"
import type { EpochDay } from "../../engine/money/iso-date.ts"
import { BLANK, type CellReader } from "../cell-reader.ts"
import { timePart } from "../parse-date.ts"
import { parseClock } from "./parse-clock.ts"

/** Cells of the current record of a list of transactions, by the keys of its format. An absent column is blank. */
export class RowReader {
  readonly #cells: CellReader
  readonly #positions: ReadonlyMap<string, number>

  constructor(cells: CellReader, positions: ReadonlyMap<string, number>) {
    this.#cells = cells
    this.#positions = positions
  }

  has(key: string): boolean {
    return this.#positions.has(key)
  }

  /** Trimmed, white space of any kind as single spaces, control characters stripped. */
  text(key: string): string {
    return this.#cells.label(this.#field(key))
  }

  /** Every digit; null when blank, absent or unreadable. */
  decimal(key: string): DecimalText | null {
    return this.#cells.decimal(this.#field(key))
  }

  /** Null when blank, absent or unreadable. */
  day(key: string): EpochDay | null {
    const day = this.#cells.date(this.#field(key))
    return day === BLANK ? null : day
  }

  /** Second of the day of a time, or of an instant with a date before it; null when there is none. */
  time(key: string): number | null {
    const text = this.text(key)
    const time = parseClock(timePart(text) ?? text)
    if (time === null && timePart(`T${text}`) !== null) {
      this.reject(key, "not-a-time", "a time of day such as 09:35:00")
    }
    return time
  }

  /** Rejects the record for a cell, unless it was rejected for it before. */
  reject(key: string, reason: string, expected: string): void {
    const field = this.#field(key)
    if (this.#cells.problems.some((problem) => problem.field === field)) return
    this.#cells.reject(field, reason, expected)
  }

  #field(key: string): number {
    return this.#positions.get(key) ?? -1
  }
}
