import type { SeriesTable } from "../engine/series/series-table.ts"
import type { ReadSeriesOptions, SourceFile } from "../operations/ports.ts"
import { BLANK, type CellProblem, type CellReader } from "./cell-reader.ts"
import { comparedName } from "./column-name.ts"
import { decodeText, type DecodedText } from "./decode-text.ts"
import { firstRecords, isEmptyText, possibleDelimiters, type HeadRecord } from "./first-records.ts"
import { defaultLimits, type ImportLimits } from "./limits.ts"
import { readRecords, type RowSink } from "./read-records.ts"
import type { DelimitedFile } from "./recognise-file.ts"
import type { Delimiter } from "./record-scanner.ts"
import { refusal } from "./refusal.ts"

const dateNames = ["date", "<date>", "datetime", "timestamp", "time", "day", "month"]

/**
 * Reads a table of a date column and value columns (prices or returns; one symbol or a wide table), ascending by date whichever
 * way the file runs. `options.columns` names the wanted columns as in the header, in the order of the result; none means every
 * column of numbers. A blank cell is NaN: not listed or no trade, never 0. A date is read as printed, whatever its time or offset.
 *
 * Throws `UnreadableFile`: a series with a hole where a number cannot be read would be another series, so the first bad cell
 * stops it, and so does a date that is there twice.
 */
export function readSeries(
  source: SourceFile,
  options: ReadSeriesOptions,
  { limits = defaultLimits }: { readonly limits?: ImportLimits } = {},
): SeriesTable {
  const text = decodeText(source, limits)
  if (isEmptyText(text))
    throw refusal("no-rows", { file: source.name }, "the file is empty", "a header and at least one row")
  const { file, dateField } = findSeriesHeader(source.name, text, limits)
  const wanted = wantedFields(file, dateField, options.columns)
  const sink = new SeriesSink(dateField, wanted)
  const records = readRecords(file, sink, limits)
  const [bad] = records.rejected
  if (bad !== undefined) {
    const place = { file: file.name, line: bad.line, ...(bad.column === null ? {} : { column: bad.column }) }
    throw refusal("unreadable-value", place, `“${bad.value}” cannot be read (${bad.reason})`, bad.expected)
  }
  return sink.toTable(file, options.columns.length > 0)
}

function findSeriesHeader(
  name: string,
  text: DecodedText,
  limits: ImportLimits,
): { file: DelimitedFile; dateField: number } {
  let found: { delimiter: Delimiter; header: HeadRecord; dateField: number } | null = null
  const { delimiters } = possibleDelimiters(text)
  for (const delimiter of delimiters) {
    for (const header of firstRecords(name, text, delimiter, limits)) {
      const dateField = dateFieldOf(header.fields)
      if (dateField < 0 || header.fields.length < 2) continue
      if (found === null || header.fields.length > found.header.fields.length)
        found = { delimiter, header, dateField }
      break
    }
  }
  if (found === null) {
    const problem = "there is no header with a date column and a value column in the first 50 lines"
    throw refusal(
      "missing-columns",
      { file: name, line: 1, column: "date" },
      problem,
      "a header such as date,close",
    )
  }
  const { delimiter, header, dateField } = found
  const file: DelimitedFile = {
    name,
    text,
    delimiter,
    delimiterWhy: `it gives ${header.fields.length} columns`,
    headerLine: header.line,
    header: header.fields,
  }
  return { file, dateField }
}

/** The column called date, or one like it, or a nameless first column, as data frames write their index; −1 without any. */
function dateFieldOf(fields: readonly string[]): number {
  const names = fields.map(comparedName)
  for (const name of dateNames) if (names.includes(name)) return names.indexOf(name)
  return names[0] === "" ? 0 : -1
}

function wantedFields(file: DelimitedFile, dateField: number, columns: readonly string[]): number[] {
  const place = { file: file.name, line: file.headerLine }
  const names = file.header.map((name) => name.trim())
  if (columns.length === 0)
    return [...names.keys()].filter((field) => field !== dateField && names[field] !== "")
  return columns.map((column) => {
    const exact = [...names.keys()].filter((field) => names[field] === column)
    const fields =
      exact.length > 0
        ? exact
        : [...names.keys()].filter((field) => comparedName(names[field]) === comparedName(column))
    if (fields.length === 1) return fields[0]
    if (fields.length > 1)
      throw refusal("doubled-column", { ...place, column }, "the column is there twice", "each column once")
    const available = names.filter((name, field) => field !== dateField && name !== "").slice(0, 20)
    throw refusal(
      "missing-columns",
      { ...place, column },
      "there is no such column",
      `one of ${available.join(", ")}`,
    )
  })
}

class SeriesSink implements RowSink {
  readonly numbers: readonly number[]
  readonly dates: readonly number[]
  /** None: a row without a date is an error here, never a footer. */
  readonly required: readonly number[] = []
  readonly currency = null
  readonly #dateField: number
  #cells: CellReader | null = null
  #days: number[] = []
  #lines: number[] = []
  #values: number[][] = []
  /** By value column: its first cell that is no number, and how many are. */
  #firstBad: ({ readonly problem: CellProblem; readonly line: number } | null)[] = []
  #filled: number[] = []

  constructor(dateField: number, fields: readonly number[]) {
    this.#dateField = dateField
    this.numbers = fields
    this.dates = [dateField]
  }

  start(cells: CellReader): void {
    this.#cells = cells
    this.#days = []
    this.#lines = []
    this.#values = this.numbers.map(() => [])
    this.#firstBad = this.numbers.map(() => null)
    this.#filled = this.numbers.map(() => 0)
  }

  row(line: number): number {
    const cells = this.#cells
    if (cells === null) throw new Error("start comes before row")
    const day = cells.date(this.#dateField)
    if (day === BLANK && cells.isBlank(this.#dateField))
      cells.reject(this.#dateField, "missing-value", "a date")
    if (cells.problems.length > 0) return 0
    this.#days.push(day)
    this.#lines.push(line)
    this.numbers.forEach((field, column) => {
      const value = cells.number(field)
      // Whether the column is text or the cell is bad shows only when all of the column was read.
      const problem = cells.problems.pop()
      if (problem !== undefined) this.#firstBad[column] ??= { problem, line }
      else if (!Number.isNaN(value)) this.#filled[column]++
      this.#values[column].push(value)
    })
    return 0
  }

  toTable(file: DelimitedFile, named: boolean): SeriesTable {
    const { name, header } = file
    const days = this.#days
    const order = [...days.keys()].sort((a, b) => days[a] - days[b])
    for (let i = 1; i < order.length; i++) {
      if (days[order[i]] !== days[order[i - 1]]) continue
      const lines = [this.#lines[order[i - 1]], this.#lines[order[i]]].sort((a, b) => a - b)
      const place = { file: name, line: lines[1], column: header[this.#dateField].trim() }
      throw refusal("doubled-date", place, `line ${lines[0]} has the same date`, "one row a date")
    }
    const columns: { name: string; values: Float64Array }[] = []
    this.numbers.forEach((field, column) => {
      const bad = this.#firstBad[column]
      if (bad !== null) {
        if (!named && this.#filled[column] === 0) return
        const place = { file: name, line: bad.line, column: header[field].trim() }
        throw refusal(
          "unreadable-value",
          place,
          `“${bad.problem.value}” cannot be read`,
          bad.problem.expected,
        )
      }
      columns.push({
        name: header[field].trim(),
        values: Float64Array.from(order, (row) => this.#values[column][row]),
      })
    })
    if (columns.length === 0) {
      const problem = "no column beside the date holds numbers"
      throw refusal("missing-columns", { file: name, line: file.headerLine }, problem, "a column of numbers")
    }
    return { days: Int32Array.from(order, (row) => days[row]), columns }
  }
}
