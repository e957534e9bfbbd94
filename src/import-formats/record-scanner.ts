import type { DecodedText } from "./decode-text.ts"
import type { ImportLimits } from "./limits.ts"
import { refusal } from "./refusal.ts"

export type Delimiter = "," | ";" | "\t"

/** What keeps a record from being read at all. */
export type RecordFault = "unclosed-quote" | "stray-quote" | "nul-character"

const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d
const SPACE = 0x20

const ORDINARY = 0
const AT_DELIMITER = 1
const AT_LF = 2

/** How a field is written: bare, in quotes, in quotes with doubled quotes inside. */
const BARE = 0
const QUOTED = 1
export const DOUBLED = 2

const insideQuotes = new Uint8Array(256)
insideQuotes[QUOTE] = 1
insideQuotes[LF] = 1
insideQuotes[CR] = 1

/**
 * Splits delimited text (RFC 4180; CRLF, LF, lone CR, mixed) into records without copying it: after `next()` the public fields
 * describe one record by offsets into `bytes`. Every physical line belongs to exactly one record, so the caller can account for
 * each; a blank line is a record of one empty field.
 *
 * A quote that does not open a field is an ordinary character. A quote that is never closed, or whose closing quote on a later
 * line is followed by text, costs only the record: reading resumes at the line after its first. A closing quote followed by text
 * on the same line is `stray-quote`. No byte is looked at more than a fixed number of times: the scan for a closing quote
 * ends at the first quote that is not doubled, which is where the next unclosed one can begin at the earliest.
 */
export class RecordScanner {
  readonly bytes: Buffer
  readonly text: DecodedText
  readonly file: string
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly quoting: Uint8Array

  /** Offsets of the record, line end left out. */
  start = 0
  end = 0
  /** Physical lines of the record, 1-based. */
  firstLine = 0
  lastLine = 0
  fieldCount = 0
  fault: RecordFault | null = null
  /** Index of the field at fault. */
  faultField = 0

  #position = 0
  #line = 1
  #nextNul: number
  readonly #kinds = new Uint8Array(256)
  readonly #limits: ImportLimits

  constructor(file: string, text: DecodedText, delimiter: Delimiter, limits: ImportLimits) {
    this.file = file
    this.text = text
    this.bytes = text.bytes
    this.#limits = limits
    this.starts = new Int32Array(limits.columns)
    this.ends = new Int32Array(limits.columns)
    this.quoting = new Uint8Array(limits.columns)
    this.#kinds[delimiter.charCodeAt(0)] = AT_DELIMITER
    this.#kinds[LF] = AT_LF
    this.#kinds[CR] = AT_LF + 1
    this.#nextNul = text.bytes.indexOf(0)
  }

  /** Physical lines scanned so far; at the end, those of the file. */
  get linesScanned(): number {
    return this.#line - 1
  }

  /** Moves to the next record; false at the end of the text. */
  next(): boolean {
    const { bytes, starts, ends, quoting } = this
    const kinds = this.#kinds
    const length = bytes.length
    let i = this.#position
    if (i >= length) return false
    this.start = i
    this.firstLine = this.#line
    this.fault = null
    let line = this.#line
    let count = 0
    for (;;) {
      let start = i
      let end = i
      let form = BARE
      if (i < length && bytes[i] === QUOTE) {
        form = QUOTED
        i++
        start = i
        let closed = false
        while (i < length) {
          const byte = bytes[i]
          if (insideQuotes[byte] === 0) {
            i++
          } else if (byte === QUOTE) {
            if (i + 1 < length && bytes[i + 1] === QUOTE) {
              form = DOUBLED
              i += 2
            } else {
              closed = true
              break
            }
          } else {
            i += byte === CR && i + 1 < length && bytes[i + 1] === LF ? 2 : 1
            line++
          }
        }
        end = i
        i++
        while (i < length && bytes[i] === SPACE) i++
        if (!closed || (i < length && kinds[bytes[i]] === ORDINARY)) {
          this.fault = closed && line === this.firstLine ? "stray-quote" : "unclosed-quote"
          this.faultField = count
          this.fieldCount = count
          this.#endAtFirstLine()
          return true
        }
      } else {
        while (i < length && kinds[bytes[i]] === ORDINARY) i++
        end = i
      }
      if (count === starts.length) this.#refuse("record", this.#limits.columns, count + 1, "columns")
      starts[count] = start
      ends[count] = end
      quoting[count] = form
      count++
      if (i >= length) {
        this.end = length
        break
      }
      const kind = kinds[bytes[i]]
      if (kind === AT_DELIMITER) {
        i++
        continue
      }
      this.end = i
      i += kind !== AT_LF && i + 1 < length && bytes[i + 1] === LF ? 2 : 1
      break
    }
    this.#position = i
    this.lastLine = line
    this.#line = line + 1
    this.fieldCount = count
    this.#checkRecord()
    return true
  }

  #endAtFirstLine(): void {
    const { bytes } = this
    let i = this.start
    while (i < bytes.length && bytes[i] !== LF && bytes[i] !== CR) i++
    this.end = i
    if (i < bytes.length) i += bytes[i] === CR && i + 1 < bytes.length && bytes[i + 1] === LF ? 2 : 1
    this.#position = i
    this.lastLine = this.firstLine
    this.#line = this.firstLine + 1
    this.#checkRecord()
  }

  #checkRecord(): void {
    const limits = this.#limits
    if (this.end - this.start > limits.fieldBytes) {
      if (this.end - this.start > limits.recordBytes) {
        this.#refuse("record", limits.recordBytes, this.end - this.start, "bytes")
      }
      for (let field = 0; field < this.fieldCount; field++) {
        const size = this.ends[field] - this.starts[field]
        if (size > limits.fieldBytes) this.#refuse("field", limits.fieldBytes, size, "bytes")
      }
    }
    if (this.#nextNul >= 0 && this.#nextNul < this.end) {
      if (this.#nextNul >= this.start) {
        this.fault = "nul-character"
        this.faultField = this.#fieldAt(this.#nextNul)
      }
      this.#nextNul = this.bytes.indexOf(0, this.end)
    }
  }

  #fieldAt(offset: number): number {
    let field = 0
    while (field + 1 < this.fieldCount && this.starts[field + 1] <= offset) field++
    return field
  }

  #refuse(what: string, allowed: number, found: number, unit: string): never {
    const place = { file: this.file, line: this.firstLine }
    throw refusal("limit", place, `the ${what} has ${found} ${unit}`, `at most ${allowed} ${unit}`)
  }
}
