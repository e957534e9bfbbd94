import type { DuplicateRecord, ImportReport, LineAccount } from "../contract/index.ts"
import { UnreadableFile } from "../operations/unreadable-file.ts"
import { CellReader, type CellProblem } from "./cell-reader.ts"
import { cellText, recordText } from "./cell-text.ts"
import { surveyColumns, type ColumnStyles } from "./column-styles.ts"
import type { ImportLimits } from "./limits.ts"
import { datePart, parseDate } from "./parse-date.ts"
import { ProblemList } from "./problem-list.ts"
import type { RecognisedFile } from "./recognise-file.ts"
import { RecordScanner, type RecordFault } from "./record-scanner.ts"

/** What a format makes of the records below its header. */
export type RowSink = {
  /** Field indices by kind, for the survey of whole columns. */
  readonly numbers: readonly number[]
  readonly dates: readonly number[]
  readonly required: readonly number[]
  readonly currency: string | null
  /** Begins anew: called before the first record, and again when the columns had to be surveyed first. */
  start(cells: CellReader): void
  /**
   * Reads the current record. What cannot be read goes to `cells.problems`, and the record is rejected if any is there. Returns
   * the line of the earlier row that it repeats, or 0.
   */
  row(line: number): number
}

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
  readonly styles: ColumnStyles | null
  readonly decimals: Uint8Array
}

const sampleRows = 5

const faults: Record<RecordFault, string> = {
  "unclosed-quote": "a closing quote followed by a delimiter or the end of the line",
  "stray-quote": "a delimiter after the closing quote; a quote inside a quoted field is doubled",
  "nul-character": "text without NUL characters",
}

/**
 * Reads every record below the header through `sink` and accounts for every physical line: header, preamble, blank, footer or
 * record; and for every record: accepted, rejected or duplicate. The sums are asserted. Throws `UnreadableFile`: `no-rows` when there
 * is nothing below the header, `limit` when a limit is exceeded, `undecided-dates`.
 */
export function readRecords(file: RecognisedFile, sink: RowSink, limits: ImportLimits): RecordsRead {
  return readOnce(file, sink, limits, null) ?? readOnce(file, sink, limits, survey(file, sink, limits))!
}

function survey(file: RecognisedFile, sink: RowSink, limits: ImportLimits): ColumnStyles {
  const scanner = new RecordScanner(file.name, file.text, file.delimiter, limits)
  while (scanner.next() && scanner.firstLine < file.headerLine);
  return surveyColumns(scanner, file.header, sink)
}

/** Null when a cell can only be read after a survey of the columns. */
function readOnce(
  file: RecognisedFile,
  sink: RowSink,
  limits: ImportLimits,
  styles: ColumnStyles | null,
): RecordsRead | null {
  const { header } = file
  const scanner = new RecordScanner(file.name, file.text, file.delimiter, limits)
  const lines: LineAccount = { total: 0, header: 0, preamble: 0, blank: 0, footer: 0, records: 0 }
  const preamble: string[] = []
  while (scanner.next() && scanner.firstLine < file.headerLine) {
    const size = linesOf(scanner)
    if (isBlankRecord(scanner)) lines.blank += size
    else {
      lines.preamble += size
      preamble.push(recordText(scanner))
    }
  }
  lines.header = linesOf(scanner)

  const cells = new CellReader(scanner, header.length, { styles, currency: sink.currency })
  const problems = new ProblemList(limits.listedProblems)
  const duplicates: DuplicateRecord[] = []
  const sample: ImportReport["sample"] = { header: [...header], rows: [] }
  let rows = 0
  let accepted = 0
  let rejectedRows = 0
  let trailing = new TrailingRun(limits)
  sink.start(cells)
  while (scanner.next()) {
    const size = linesOf(scanner)
    if (isBlankRecord(scanner)) {
      lines.blank += size
      continue
    }
    if (++rows - trailing.records > limits.records) throw tooManyRecords(file, scanner.firstLine, limits)
    if (sample.rows.length < sampleRows) sample.rows.push(sampleRow(scanner))
    const found = cells.problems
    found.length = 0
    let repeats = 0
    const shape = shapeProblem(scanner, header.length, sink)
    if (shape === null) repeats = sink.row(scanner.firstLine)
    if (cells.needsSurvey && styles === null) return null
    if (shape === null && found.length === 0) {
      if (trailing.records > 0) {
        rejectedRows += trailing.records
        lines.records += trailing.lines
        problems.append(trailing.problems)
        trailing = new TrailingRun(limits)
      }
      lines.records += size
      if (repeats === 0) accepted++
      else duplicates.push({ line: scanner.firstLine, repeatsLine: repeats, repeatsImport: null })
      continue
    }
    const footerLike = scanner.fault === null && isFooterLike(scanner, sink)
    if (!footerLike && trailing.records > 0) {
      rejectedRows += trailing.records
      lines.records += trailing.lines
      problems.append(trailing.problems)
      trailing = new TrailingRun(limits)
    }
    const list = footerLike ? trailing.problems : problems
    for (const problem of shape === null ? found : [shape]) list.add(rejection(scanner, header, problem))
    if (footerLike) trailing.add(scanner, size)
    else {
      rejectedRows++
      lines.records += size
    }
  }
  rows -= trailing.records
  lines.footer = trailing.lines
  lines.total = scanner.linesScanned
  if (rows === 0) throw noRows(file)
  assertAccounted(file.name, lines, { rows, accepted, rejectedRows, duplicates: duplicates.length })
  return {
    rows,
    accepted,
    rejectedRows,
    rejected: problems.listed,
    rejectedByReason: Object.fromEntries(problems.byReason),
    duplicates,
    lines,
    preamble,
    footer: trailing.texts,
    sample,
    styles,
    decimals: cells.decimals,
  }
}

/** Records that look like totals or disclaimers: the footer if nothing follows them, rejected records otherwise. */
class TrailingRun {
  readonly problems: ProblemList
  readonly texts: string[] = []
  readonly #limit: number
  records = 0
  lines = 0

  constructor(limits: ImportLimits) {
    this.#limit = limits.listedProblems
    this.problems = new ProblemList(this.#limit)
  }

  add(scanner: RecordScanner, size: number): void {
    this.records++
    this.lines += size
    if (this.texts.length < this.#limit) this.texts.push(recordText(scanner))
  }
}

function linesOf(scanner: RecordScanner): number {
  return scanner.lastLine - scanner.firstLine + 1
}

function isBlankRecord(scanner: RecordScanner): boolean {
  if (
    scanner.fault !== null ||
    (scanner.ends[0] > scanner.starts[0] && scanner.bytes[scanner.starts[0]] > 0x20)
  )
    return false
  for (let field = 0; field < scanner.fieldCount; field++) {
    if (scanner.ends[field] > scanner.starts[field] && cellText(scanner, field).trim() !== "") return false
  }
  return true
}

function sampleRow(scanner: RecordScanner): ImportReport["sample"]["rows"][number] {
  const cells = Array.from({ length: scanner.fieldCount }, (_, field) => cellText(scanner, field))
  return { line: scanner.firstLine, cells }
}

/** What is wrong with a record before its cells are looked at. */
function shapeProblem(scanner: RecordScanner, fieldCount: number, sink: RowSink): CellProblem | null {
  if (scanner.fault !== null) {
    const field = Math.min(scanner.faultField, fieldCount)
    return { field, value: recordText(scanner), reason: scanner.fault, expected: faults[scanner.fault] }
  }
  const found = scanner.fieldCount
  if (found === fieldCount) return null
  const spilled = (): boolean => {
    for (let field = fieldCount; field < found; field++)
      if (cellText(scanner, field).trim() !== "") return true
    return false
  }
  const faulty = found < fieldCount ? sink.required.some((field) => field >= found) : spilled()
  if (!faulty) return null
  const expected = `${fieldCount} fields, as in the header; it has ${found}`
  return { field: -1, value: recordText(scanner), reason: "field-count", expected }
}

function isFooterLike(scanner: RecordScanner, sink: RowSink): boolean {
  const text = (field: number) => (field < scanner.fieldCount ? cellText(scanner, field).trim() : "")
  const isDate = (field: number) =>
    /^\d{1,2}\/\d{1,2}\/\d{4}$/.test(datePart(text(field))) || parseDate(text(field), null) !== null
  if (sink.dates.some(isDate)) return false
  const blank = sink.required.filter((field) => text(field) === "").length
  return blank * 2 > sink.required.length
}

function rejection(
  scanner: RecordScanner,
  header: readonly string[],
  problem: CellProblem,
): ImportReport["rejected"][number] {
  return {
    line: scanner.firstLine,
    lastLine: scanner.lastLine,
    column: header[problem.field] ?? null,
    value: problem.value,
    reason: problem.reason,
    expected: problem.expected,
  }
}

function assertAccounted(
  name: string,
  lines: LineAccount,
  records: { rows: number; accepted: number; rejectedRows: number; duplicates: number },
): void {
  const lineSum = lines.header + lines.preamble + lines.blank + lines.footer + lines.records
  const recordSum = records.accepted + records.rejectedRows + records.duplicates
  if (lineSum === lines.total && recordSum === records.rows) return
  throw new Error(`lines of ${name} are unaccounted for: ${JSON.stringify({ ...lines, ...records })}`)
}

function noRows(file: RecognisedFile): UnreadableFile {
  const expected = `at least one row below the header on line ${file.headerLine}`
  const line = file.headerLine
  const message = `${file.name}, line ${line}: no rows; expected ${expected}`
  return new UnreadableFile({ code: "no-rows", file: file.name, line, column: null, expected, message })
}

function tooManyRecords(file: RecognisedFile, line: number, limits: ImportLimits): UnreadableFile {
  const expected = `at most ${limits.records} records`
  const message = `${file.name}, line ${line}: the file has more records; expected ${expected}`
  return new UnreadableFile({ code: "limit", file: file.name, line, column: null, expected, message })
}
