import { decimalText, type DecimalText } from "../engine/money/decimal.ts"
import { epochDayOf, type EpochDay } from "../engine/money/iso-date.ts"
import { isBlankWord } from "./blank-words.ts"
import { cellText } from "./cell-text.ts"
import type { ColumnStyles } from "./column-styles.ts"
import { type DateOrder, parseDate, timePart } from "./parse-date.ts"
import { parseNumber } from "./parse-number.ts"
import { parseTime } from "./parse-time.ts"
import type { RecordScanner } from "./record-scanner.ts"

/** A cell that could not be read. */
export type CellProblem = {
  readonly field: number
  readonly value: string
  readonly reason: string
  readonly expected: string
}

/** A date or time of day that is blank or could not be read; both are below every real one. */
export const BLANK = -2147483648

const controls = /\p{Cc}/u
const MINUS = 0x2d
const DOT = 0x2e
const ZERO = 0x30
const COLON = 0x3a
const powersOfTen = Float64Array.from({ length: 16 }, (_, exponent) => 10 ** exponent)
const daysInMonth = Uint8Array.of(0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

/**
 * Reads the cells of the scanner's current record as values and collects what could not be read in `problems`. A field index of −1
 * is an absent column, a field beyond the record a blank cell.
 *
 * Plain numbers, `YYYY-MM-DD` and `HH:MM:SS` are read from the bytes without making a text; all else takes the general parsers.
 */
export class CellReader {
  readonly scanner: RecordScanner
  readonly problems: CellProblem[] = []
  /** Most decimals printed, by field. */
  readonly decimals: Uint8Array
  /** Set when a cell can only be read once the whole column was looked at (see `surveyColumns`). */
  needsSurvey = false

  readonly #styles: ColumnStyles | null
  readonly #currency: string | null
  readonly #dateOrder: DateOrder | null

  constructor(
    scanner: RecordScanner,
    fieldCount: number,
    {
      styles,
      currency,
      dateOrder = null,
    }: {
      readonly styles: ColumnStyles | null
      readonly currency: string | null
      /** Order of day and month that the format fixes. */
      readonly dateOrder?: DateOrder | null
    },
  ) {
    this.scanner = scanner
    this.#styles = styles
    this.#currency = currency
    this.#dateOrder = dateOrder
    this.decimals = new Uint8Array(fieldCount)
  }

  text(field: number): string {
    return field < 0 || field >= this.scanner.fieldCount ? "" : cellText(this.scanner, field)
  }

  /** A text as a label: trimmed, white space of any kind as single spaces, other control characters stripped. */
  label(field: number): string {
    const text = this.text(field).trim()
    return controls.test(text) ? text.replace(/\s+/g, " ").replace(/\p{Cc}/gu, "") : text
  }

  /** Whether the column is absent or its cell is empty or white space. */
  isBlank(field: number): boolean {
    const { starts, ends, fieldCount } = this.scanner
    if (field < 0 || field >= fieldCount || starts[field] === ends[field]) return true
    return this.scanner.bytes[starts[field]] <= 0x20 && this.text(field).trim() === ""
  }

  reject(field: number, reason: string, expected: string): void {
    this.problems.push({ field, value: this.text(field).slice(0, 200), reason, expected })
  }

  /** NaN when blank, absent or unreadable. */
  number(field: number, percent = false): number {
    const { bytes, starts, ends, fieldCount } = this.scanner
    if (field < 0 || field >= fieldCount) return NaN
    const end = ends[field]
    let i = starts[field]
    if (i === end) return NaN
    if (this.#styles !== null && this.#styles.decimalSign[field] !== ".")
      return this.#oddNumber(field, percent)
    const negative = bytes[i] === MINUS
    if (negative) i++
    // Up to 15 digits are exact in a double, and so is their quotient by a power of ten after one rounding.
    if (i === end || end - i > 16) return this.#oddNumber(field, percent)
    const digitsStart = i
    let mantissa = 0
    let dot = -1
    for (; i < end; i++) {
      const digit = bytes[i] - ZERO
      if (digit >= 0 && digit <= 9) mantissa = mantissa * 10 + digit
      else if (bytes[i] === DOT && dot < 0) dot = i
      else return this.#oddNumber(field, percent)
    }
    if (end - digitsStart - (dot < 0 ? 0 : 1) > 15 || dot === digitsStart || dot === end - 1) {
      return this.#oddNumber(field, percent)
    }
    let value = mantissa
    if (dot >= 0) {
      const decimals = end - dot - 1
      value = mantissa / powersOfTen[decimals]
      if (decimals > this.decimals[field]) this.decimals[field] = decimals
    }
    return negative ? 0 - value : value
  }

  /** Every digit of a number; null when blank, absent or unreadable. */
  decimal(field: number): DecimalText | null {
    const text = this.text(field)
    if (text.trim() === "") return null
    if (this.#styles === null && text.includes(",")) this.needsSurvey = true
    const decimalSign = this.#styles === null ? "." : this.#styles.decimalSign[field]
    const reading = parseNumber(text, { decimalSign, currency: this.#currency, percent: false })
    if (reading.kind === "number") {
      this.decimals[field] = Math.max(this.decimals[field], Math.min(reading.decimals, 255))
      return decimalText(reading.text)
    }
    if (reading.kind === "unreadable") this.reject(field, reading.reason, expectedOf[reading.reason])
    return null
  }

  /** BLANK when blank, absent or unreadable. */
  date(field: number): EpochDay {
    const { bytes, starts, ends, fieldCount } = this.scanner
    if (field < 0 || field >= fieldCount) return BLANK
    const at = starts[field]
    if (at === ends[field]) return BLANK
    if (ends[field] - at !== 10 || bytes[at + 4] !== MINUS || bytes[at + 7] !== MINUS)
      return this.#oddDate(field)
    const year = this.#twoDigits(at) * 100 + this.#twoDigits(at + 2)
    const month = this.#twoDigits(at + 5)
    const day = this.#twoDigits(at + 8)
    if (!(year >= 1900 && year <= 2100 && month >= 1 && month <= 12 && day >= 1)) return this.#oddDate(field)
    const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
    if (day > daysInMonth[month] + (leap ? 1 : 0)) return this.#oddDate(field)
    return epochDayOf(year, month, day)
  }

  /** Minute of the day; BLANK when blank, absent or unreadable. */
  time(field: number): number {
    const { bytes, starts, ends, fieldCount } = this.scanner
    if (field < 0 || field >= fieldCount) return BLANK
    const at = starts[field]
    if (at === ends[field]) return BLANK
    if (ends[field] - at !== 8 || bytes[at + 2] !== COLON || bytes[at + 5] !== COLON)
      return this.#oddTime(field)
    const hour = this.#twoDigits(at)
    const minute = this.#twoDigits(at + 3)
    const second = this.#twoDigits(at + 6)
    if (hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59)
      return hour * 60 + minute
    return this.#oddTime(field)
  }

  /** Minute of the day of an instant such as `2025-10-08T10:23:59.10540`; BLANK when the cell is a date alone. */
  timeOfInstant(field: number): number {
    const { starts, ends, fieldCount } = this.scanner
    if (field < 0 || field >= fieldCount || ends[field] - starts[field] <= 10) return BLANK
    const time = timePart(this.text(field).trim())
    if (time === null) return BLANK
    const minute = parseTime(time)
    if (minute !== null) return minute
    this.reject(field, "not-a-time", "a date and time such as 2025-03-10T09:35:00")
    return BLANK
  }

  /** −10,000 when either byte is no digit. */
  #twoDigits(at: number): number {
    const tens = this.scanner.bytes[at] - ZERO
    const ones = this.scanner.bytes[at + 1] - ZERO
    return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -10_000
  }

  #oddNumber(field: number, percent: boolean): number {
    const text = this.text(field)
    if (this.#styles === null && text.includes(",")) this.needsSurvey = true
    const decimalSign = this.#styles === null ? "." : this.#styles.decimalSign[field]
    const reading = parseNumber(text, { decimalSign, currency: this.#currency, percent })
    if (reading.kind === "number") {
      this.decimals[field] = Math.max(this.decimals[field], Math.min(reading.decimals, 255))
      return reading.value
    }
    if (reading.kind === "unreadable") this.reject(field, reading.reason, expectedOf[reading.reason])
    return NaN
  }

  #oddDate(field: number): EpochDay {
    const text = this.text(field).trim()
    if (isBlankWord(text)) return BLANK
    if (this.#styles === null && this.#dateOrder === null && text.includes("/")) this.needsSurvey = true
    const day = parseDate(text, this.#dateOrder ?? this.#styles?.dateOrder ?? null)
    if (day !== null) return day
    this.reject(field, "not-a-date", "a date such as 2025-03-10, between 1900-01-01 and 2100-12-31")
    return BLANK
  }

  #oddTime(field: number): number {
    const text = this.text(field).trim()
    if (isBlankWord(text)) return BLANK
    const minute = parseTime(text)
    if (minute !== null) return minute
    this.reject(field, "not-a-time", "a time of day such as 09:35:00 or 9:35 AM")
    return BLANK
  }
}

const expectedOf = {
  "not-a-number": "a number such as 1234.5 or (98.50)",
  "ambiguous-number": "a number whose column shows whether its separator groups thousands",
  "wrong-currency": "an amount in the currency of the row",
}
