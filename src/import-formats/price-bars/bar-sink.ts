import type { Bars } from "../../engine/backtest/bars.ts"
import { BLANK, type CellReader } from "../cell-reader.ts"
import type { RowSink } from "../read-records.ts"
import type { DelimitedFile } from "../recognise-file.ts"
import { refusal } from "../refusal.ts"
import type { PriceWarning } from "./price-warnings.ts"

/** Field index of each column; −1 where it is not there. */
export type BarFields = {
  readonly date: number
  readonly time: number
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  readonly volume: number
}

const MINUTES_A_DAY = 1440
/** What is beyond them is no price, and a position in it would leave the numbers that can be computed with. */
const LEAST_PRICE = 1e-15
const MOST_PRICE = 1e15

/** Rows of one kind that were left out, or read only in part. */
type Oddity = { count: number; firstLine: number }

/** Collects price rows and makes bars of them, in order of time. */
export class BarSink implements RowSink {
  readonly numbers: readonly number[]
  readonly dates: readonly number[]
  /** None: a row without a date is an error here, never a footer. */
  readonly required: readonly number[] = []
  readonly currency = null
  readonly #fields: BarFields
  #cells: CellReader | null = null
  /** Minutes since 1970-01-01 of each row. */
  #times: number[] = []
  #lines: number[] = []
  #rows: (readonly [number, number, number, number, number])[] = []
  #blank: Oddity = { count: 0, firstLine: 0 }
  #zero: Oddity = { count: 0, firstLine: 0 }
  #unreadVolume: Oddity = { count: 0, firstLine: 0 }
  #repeated: Oddity = { count: 0, firstLine: 0 }
  #untimed: Oddity = { count: 0, firstLine: 0 }
  #timed = 0

  constructor(fields: BarFields) {
    this.#fields = fields
    const { open, high, low, close, volume } = fields
    this.numbers = [open, high, low, close, volume].filter((field) => field >= 0)
    this.dates = [fields.date]
  }

  start(cells: CellReader): void {
    this.#cells = cells
    this.#times = []
    this.#lines = []
    this.#rows = []
    this.#blank = { count: 0, firstLine: 0 }
    this.#zero = { count: 0, firstLine: 0 }
    this.#unreadVolume = { count: 0, firstLine: 0 }
    this.#repeated = { count: 0, firstLine: 0 }
    this.#untimed = { count: 0, firstLine: 0 }
    this.#timed = 0
  }

  row(line: number): number {
    const cells = this.#cells
    if (cells === null) throw new Error("start comes before row")
    const { date, open, high, low, close, volume } = this.#fields
    const day = cells.date(date)
    if (day === BLANK && cells.isBlank(date)) cells.reject(date, "missing-value", "a date")
    const minute = this.#minute(cells)
    const last = cells.number(close)
    const price = (field: number) => (field < 0 ? last : cells.number(field))
    const prices = [price(open), price(high), price(low), last] as const
    for (const [i, field] of [open, high, low, close].entries()) {
      if (prices[i] > 0 && !(prices[i] >= LEAST_PRICE && prices[i] <= MOST_PRICE))
        cells.reject(field < 0 ? close : field, "out-of-range", "a price from 1e-15 to 1e15")
    }
    if (cells.problems.length > 0) return 0
    const written = volume < 0 ? NaN : cells.number(volume)
    const traded = written < 0 ? NaN : written
    if (cells.problems.pop() !== undefined || written < 0) note(this.#unreadVolume, line)
    if (prices.some(Number.isNaN)) note(this.#blank, line)
    else if (prices.some((value) => value <= 0)) note(this.#zero, line)
    else {
      if (minute === BLANK) note(this.#untimed, line)
      else this.#timed++
      this.#times.push(day * MINUTES_A_DAY + Math.max(0, minute))
      this.#lines.push(line)
      this.#rows.push([...prices, traded])
    }
    return 0
  }

  /** The bars, ascending, and what was left out. */
  toBars(file: DelimitedFile): { readonly bars: Bars; readonly found: readonly PriceWarning[] } {
    const times = this.#times
    const order = this.#withoutRepeats(
      file,
      [...times.keys()].sort((a, b) => times[a] - times[b]),
    )
    if (order.length === 0) {
      const place = { file: file.name, line: file.headerLine }
      throw refusal("no-rows", place, "no row has a price above zero", "at least one price")
    }
    const column = (field: 0 | 1 | 2 | 3 | 4) => Float64Array.from(order, (row) => this.#rows[row][field])
    const days = Int32Array.from(order, (row) => Math.floor(times[row] / MINUTES_A_DAY))
    const oneADay = days.every((day, i) => i === 0 || day !== days[i - 1])
    const minutes = Int16Array.from(
      order,
      (row) => times[row] - Math.floor(times[row] / MINUTES_A_DAY) * MINUTES_A_DAY,
    )
    return {
      bars: {
        days,
        minutes: oneADay ? null : minutes,
        open: column(0),
        high: column(1),
        low: column(2),
        close: column(3),
        volume: column(4),
      },
      found: this.#oddities(),
    }
  }

  #withoutRepeats(file: DelimitedFile, order: readonly number[]): number[] {
    const kept: number[] = []
    for (const row of order) {
      const before = kept[kept.length - 1]
      if (before === undefined || this.#times[before] !== this.#times[row]) kept.push(row)
      else if (this.#rows[before].every((value, i) => Object.is(value, this.#rows[row][i]))) {
        note(this.#repeated, this.#lines[row])
      } else {
        const [first, second] = [this.#lines[before], this.#lines[row]].sort((a, b) => a - b)
        const place = { file: file.name, line: second, column: file.header[this.#fields.date].trim() }
        throw this.#timed === 0
          ? refusal(
              "doubled-date",
              place,
              `line ${first} is of the same day and has other prices`,
              "one row a day",
            )
          : refusal(
              "doubled-date",
              place,
              `line ${first} is of the same minute and has other prices`,
              "one row a minute, and one alone of an hour that the clocks repeat",
            )
      }
    }
    return kept
  }

  #oddities(): PriceWarning[] {
    const said = [
      { id: "blank-rows", of: this.#blank, what: "rows without a price were left out" },
      { id: "zero-prices", of: this.#zero, what: "rows with a price of zero or below were left out" },
      { id: "duplicates", of: this.#repeated, what: "rows that repeat another were left out" },
      {
        id: "mixed-times",
        of: this.#timed === 0 ? { count: 0, firstLine: 0 } : this.#untimed,
        what: "rows without a time stand among rows that have one, and count as midnight",
      },
      {
        id: "unread-volume",
        of: this.#unreadVolume,
        what: "volumes that are no number of 0 or more count as unknown",
      },
    ]
    return said
      .filter(({ of }) => of.count > 0)
      .map(({ id, of, what }) => ({
        id,
        count: of.count,
        detail: `${what}; the first is line ${of.firstLine}`,
      }))
  }

  /** Minute of the day: from the column of times, or from the date's own cell; BLANK without. */
  #minute(cells: CellReader): number {
    const { date, time } = this.#fields
    if (time < 0) return cells.timeOfInstant(date)
    const packed = /^(\d{2})(\d{2})(?:\d{2})?$/.exec(cells.text(time).trim())
    if (packed !== null && Number(packed[1]) < 24 && Number(packed[2]) < 60) {
      return Number(packed[1]) * 60 + Number(packed[2])
    }
    return cells.time(time)
  }
}

function note(oddity: Oddity, line: number): void {
  if (oddity.count++ === 0) oddity.firstLine = line
}
