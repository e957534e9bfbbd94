import type { Bars } from "../engine/backtest/bars.ts"
import type { SourceFile } from "../operations/ports.ts"
import { comparedName } from "./column-name.ts"
import { decodeText, type DecodedText } from "./decode-text.ts"
import { firstRecords, isEmptyText, possibleDelimiters, type HeadRecord } from "./first-records.ts"
import { defaultLimits, type ImportLimits } from "./limits.ts"
import { BarSink, type BarFields } from "./price-bars/bar-sink.ts"
import { priceWarnings, type PriceWarning } from "./price-bars/price-warnings.ts"
import { readRecords } from "./read-records.ts"
import type { DelimitedFile } from "./recognise-file.ts"
import type { Delimiter } from "./record-scanner.ts"
import { refusal } from "./refusal.ts"

/** The prices of one instrument as a file gives them, with what is odd about them. */
export type PriceFile = {
  readonly bars: Bars
  readonly warnings: readonly PriceWarning[]
  /** Records below the header. */
  readonly rows: number
}

const names = {
  date: ["date", "datetime", "timestamp", "day", "month"],
  time: ["time"],
  open: ["open"],
  high: ["high"],
  low: ["low"],
  close: ["close", "quote", "price", "last", "close/last", "schluss", "schlusskurs"],
  adjusted: ["adj close", "adjclose", "adj_close", "adjusted_close"],
  volume: ["volume", "vol"],
} as const

/**
 * Reads price bars of one instrument: a date or time column, a close, and open, high, low and volume where there are any; daily, longer
 * and shorter bars alike, in either order of time. The basis of the prices is the file's: nothing is adjusted.
 *
 * What cannot be traded on is left out and warned of, with its first line: rows without a price, prices of zero or below, rows that repeat another.
 * @throws UnreadableFile with line and column for a cell that is no number or date, and for two different rows of one time
 */
export function readBars(
  source: SourceFile,
  { limits = defaultLimits }: { readonly limits?: ImportLimits } = {},
): PriceFile {
  const text = decodeText(source, limits)
  if (isEmptyText(text)) {
    throw refusal("no-rows", { file: source.name }, "the file is empty", "a header and at least one row")
  }
  const { file, fields } = findHeader(source.name, text, limits)
  const sink = new BarSink(fields)
  const records = readRecords(file, sink, limits)
  const [bad] = records.rejected
  if (bad !== undefined) {
    const place = { file: file.name, line: bad.line, ...(bad.column === null ? {} : { column: bad.column }) }
    throw refusal("unreadable-value", place, `“${bad.value}” cannot be read (${bad.reason})`, bad.expected)
  }
  const { bars, found } = sink.toBars(file)
  const warnings = [...found, ...closeOnly(fields), ...priceWarnings(bars)]
  return { bars, warnings, rows: records.rows }
}

function closeOnly({ open, high, low }: BarFields): PriceWarning[] {
  const lacking = Object.entries({ open, high, low }).filter(([, field]) => field < 0)
  if (lacking.length === 0) return []
  const columns = lacking.map(([name]) => name).join(", ")
  const detail = `the file has no ${columns}; the close stands for what is missing`
  return [{ id: "close-only", count: lacking.length, detail }]
}

function findHeader(
  name: string,
  text: DecodedText,
  limits: ImportLimits,
): { file: DelimitedFile; fields: BarFields } {
  let found: { delimiter: Delimiter; header: HeadRecord; fields: BarFields } | null = null
  for (const delimiter of possibleDelimiters(text).delimiters) {
    for (const header of firstRecords(name, text, delimiter, limits)) {
      const fields = fieldsOf(header.fields)
      if (fields === null) continue
      if (found === null || header.fields.length > found.header.fields.length)
        found = { delimiter, header, fields }
      break
    }
  }
  if (found === null) {
    const problem = "there is no header with a date and a close in the first 50 lines"
    throw refusal(
      "missing-columns",
      { file: name, line: 1 },
      problem,
      "a header such as date,open,high,low,close,volume",
    )
  }
  const { delimiter, header, fields } = found
  refuseDoubledColumn(name, header, fields)
  const file: DelimitedFile = {
    name,
    text,
    delimiter,
    delimiterWhy: `it gives ${header.fields.length} columns`,
    headerLine: header.line,
    header: header.fields,
  }
  return { file, fields }
}

/** Which of two columns of one name is meant, nothing tells. */
function refuseDoubledColumn(file: string, { line, fields: header }: HeadRecord, fields: BarFields): void {
  const written = header.map(plainName)
  const doubled = Object.values(fields).find(
    (at) => at >= 0 && written.indexOf(written[at]) !== written.lastIndexOf(written[at]),
  )
  if (doubled === undefined) return
  const place = { file, line, column: header[doubled].trim() }
  throw refusal("doubled-column", place, "two columns have this name", "each name once")
}

function plainName(name: string): string {
  return comparedName(name).replace(/^<(.*)>$/, "$1")
}

/** Where each column stands, −1 where it is not there; null without a date and a close. */
function fieldsOf(header: readonly string[]): BarFields | null {
  const written = header.map(plainName)
  const at = (wanted: readonly string[]) => written.findIndex((name) => wanted.includes(name))
  const dated = at(names.date)
  const date = dated >= 0 ? dated : at(names.time)
  const plain = at(names.close)
  const close = plain >= 0 ? plain : at(names.adjusted)
  if (date < 0 || close < 0) return null
  return {
    date,
    time: dated >= 0 ? at(names.time) : -1,
    open: at(names.open),
    high: at(names.high),
    low: at(names.low),
    close,
    volume: at(names.volume),
  }
}
