import type { DuplicateRecord, ImportReport, LineAccount } from "../contract/index.ts"
import { CellReader, type CellProblem } from "./cell-reader.ts"
import { cellText, recordText } from "./cell-text.ts"
import { surveyColumns, type ColumnStyles, type SurveyedColumns } from "./column-styles.ts"
import type { ImportLimits } from "./limits.ts"
import { ProblemList } from "./problem-list.ts"
import type { DelimitedFile } from "./recognise-file.ts"
import { RecordScanner } from "./record-scanner.ts"
import { isBlankRecord, looksLikeFooter, shapeProblem } from "./record-shape.ts"
import { refusal } from "./refusal.ts"
import { TrailingRun } from "./trailing-run.ts"

/** What a format makes of the records below its header. */
export type RowSink = SurveyedColumns & {
  /** Field indices whose cells have to be there. */
  readonly required: readonly number[]
  /** Currency of every amount, by ISO code; null when any may stand there. */
  readonly currency: string | null
  /** Begins anew: called before the first record, and again when the columns had to be surveyed first. */
  start(cells: CellReader): void
  /**
   * Reads the current record. What cannot be read goes to `cells.problems`, and the record is rejected if any is there. Returns
   * the line of the earlier row that it repeats, or 0, or why it is understood and has no effect.
   */
  row(line: number): number | IgnoredReason
}

/** Why a record that was read and understood gives no row. */
export type IgnoredReason = "statement" | "internal-sweep" | "no-effect" | "informational"

/** Where every record and every line of a file went. */
export type RecordsRead = Pick<
  ImportReport,
  | "rows"
  | "accepted"
  | "rejectedRows"
  | "rejected"
  | "rejectedByReason"
  | "lines"
  | "preamble"
  | "footer"
  | "sample"
> & {
  readonly duplicates: DuplicateRecord[]
  readonly ignored: ImportReport["ignored"]
  readonly styles: ColumnStyles | null
  /** Most decimals printed, by field. */
  readonly decimals: Uint8Array
}

const sampleRows = 5

/**
 * Reads every record below the header through `sink` and accounts for every physical line: header, preamble, blank, footer or
 * record; and for every record: accepted, rejected or duplicate. The sums are asserted. Throws `UnreadableFile`: `no-rows` when there
 * is nothing below the header, `limit` when a limit is exceeded, `undecided-dates`.
 */
export function readRecords(file: DelimitedFile, sink: RowSink, limits: ImportLimits): RecordsRead {
  // A format that declares the comma would have its numbers misread without the columns' styles.
  if (sink.decimalSign !== ",") {
    const first = new RecordsPass(file, sink, limits, null)
    if (first.run()) return first.result()
  }
  const scanner = new RecordScanner(file.name, file.text, file.delimiter, limits)
  while (scanner.next() && scanner.firstLine < file.headerLine);
  const second = new RecordsPass(file, sink, limits, surveyColumns(scanner, file.header, sink))
  second.run()
  return second.result()
}

class RecordsPass {
  readonly #file: DelimitedFile
  readonly #sink: RowSink
  readonly #limits: ImportLimits
  readonly #styles: ColumnStyles | null
  readonly #scanner: RecordScanner
  readonly #cells: CellReader
  readonly #lines: LineAccount = { total: 0, header: 0, preamble: 0, blank: 0, footer: 0, records: 0 }
  readonly #preamble: string[] = []
  readonly #problems: ProblemList
  readonly #duplicates: DuplicateRecord[] = []
  readonly #ignored: ImportReport["ignored"] = []
  readonly #sample: ImportReport["sample"]["rows"] = []
  #trailing: TrailingRun
  #rows = 0
  #accepted = 0
  #rejectedRows = 0

  constructor(file: DelimitedFile, sink: RowSink, limits: ImportLimits, styles: ColumnStyles | null) {
    this.#file = file
    this.#sink = sink
    this.#limits = limits
    this.#styles = styles
    this.#scanner = new RecordScanner(file.name, file.text, file.delimiter, limits)
    const { currency, dateOrder = null } = sink
    this.#cells = new CellReader(this.#scanner, file.header.length, { styles, currency, dateOrder })
    this.#problems = new ProblemList(limits.listedProblems)
    this.#trailing = new TrailingRun(limits)
  }

  /** False when it stopped at a cell that can only be read once the whole columns were surveyed. */
  run(): boolean {
    this.#readHead()
    const scanner = this.#scanner
    const cells = this.#cells
    const width = this.#file.header.length
    this.#sink.start(cells)
    while (scanner.next()) {
      if (isBlankRecord(scanner)) {
        this.#lines.blank += this.#lineCount()
        continue
      }
      this.#countRow()
      cells.problems.length = 0
      const shape = shapeProblem(scanner, width, this.#sink.required)
      const fate = shape === null ? this.#sink.row(scanner.firstLine) : 0
      if (cells.needsSurvey && this.#styles === null) return false
      if (shape !== null) this.#reject([shape])
      else if (cells.problems.length > 0) this.#reject(cells.problems)
      else this.#keep(fate)
    }
    return true
  }

  result(): RecordsRead {
    const file = this.#file
    const rows = this.#rows - this.#trailing.records
    this.#lines.footer = this.#trailing.lines
    this.#lines.total = this.#scanner.linesScanned
    if (rows === 0) {
      const place = { file: file.name, line: file.headerLine }
      throw refusal("no-rows", place, "no rows: there is nothing below the header", "at least one row")
    }
    this.#assertAccounted(rows)
    return {
      rows,
      accepted: this.#accepted,
      rejectedRows: this.#rejectedRows,
      rejected: this.#problems.listed,
      rejectedByReason: Object.fromEntries(this.#problems.byReason),
      duplicates: this.#duplicates,
      ignored: this.#ignored,
      lines: this.#lines,
      preamble: this.#preamble,
      footer: this.#trailing.texts,
      sample: { header: [...file.header], rows: this.#sample },
      styles: this.#styles,
      decimals: this.#cells.decimals,
    }
  }

  /** Everything down to the header, which the scanner stands on afterwards. */
  #readHead(): void {
    const scanner = this.#scanner
    while (scanner.next() && scanner.firstLine < this.#file.headerLine) {
      if (isBlankRecord(scanner)) {
        this.#lines.blank += this.#lineCount()
      } else {
        this.#lines.preamble += this.#lineCount()
        this.#preamble.push(recordText(scanner))
      }
    }
    this.#lines.header = this.#lineCount()
  }

  #lineCount(): number {
    return this.#scanner.lastLine - this.#scanner.firstLine + 1
  }

  #countRow(): void {
    const scanner = this.#scanner
    this.#rows++
    if (this.#rows > this.#limits.records) {
      const place = { file: this.#file.name, line: scanner.firstLine }
      throw refusal("limit", place, `this is record ${this.#rows}`, `at most ${this.#limits.records} records`)
    }
    if (this.#sample.length < sampleRows) {
      const cells = Array.from({ length: scanner.fieldCount }, (_, field) => cellText(scanner, field))
      this.#sample.push({ line: scanner.firstLine, cells })
    }
  }

  #keep(fate: number | IgnoredReason): void {
    this.#endTrailingRun()
    this.#lines.records += this.#lineCount()
    const line = this.#scanner.firstLine
    if (typeof fate === "string") this.#ignored.push({ line, reason: fate })
    else if (fate === 0) this.#accepted++
    else this.#duplicates.push({ line, repeatsLine: fate, repeatsImport: null })
  }

  #reject(problems: readonly CellProblem[]): void {
    const scanner = this.#scanner
    const footerLike = looksLikeFooter(scanner, this.#sink)
    if (!footerLike) this.#endTrailingRun()
    const list = footerLike ? this.#trailing.problems : this.#problems
    for (const { field, value, reason, expected } of problems) {
      const column = this.#file.header[field] ?? null
      list.add({ line: scanner.firstLine, lastLine: scanner.lastLine, column, value, reason, expected })
    }
    if (footerLike) {
      this.#trailing.add(recordText(scanner), this.#lineCount())
    } else {
      this.#rejectedRows++
      this.#lines.records += this.#lineCount()
    }
  }

  /** A row follows what looked like a footer, so those were records. */
  #endTrailingRun(): void {
    if (this.#trailing.records === 0) return
    this.#rejectedRows += this.#trailing.records
    this.#lines.records += this.#trailing.lines
    this.#problems.append(this.#trailing.problems)
    this.#trailing = new TrailingRun(this.#limits)
  }

  #assertAccounted(rows: number): void {
    const { total, header, preamble, blank, footer, records } = this.#lines
    const outcomes = this.#accepted + this.#rejectedRows + this.#duplicates.length + this.#ignored.length
    if (header + preamble + blank + footer + records === total && outcomes === rows) return
    const found = JSON.stringify({ ...this.#lines, rows, outcomes })
    throw new Error(`lines of ${this.#file.name} are unaccounted for: ${found}`)
  }
}
