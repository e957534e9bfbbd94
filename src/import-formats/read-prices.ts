import type { SourceFile } from "../operations/ports.ts"
import type { PriceBasis, PriceFile } from "../operations/price-store-port.ts"
import { decodeText, type DecodedText } from "./decode-text.ts"
import { firstRecords, isEmptyText, possibleDelimiters, type HeadRecord } from "./first-records.ts"
import { defaultLimits, type ImportLimits } from "./limits.ts"
import { priceBasis } from "./price-files/price-basis.ts"
import { priceFields, type PriceFields } from "./price-files/price-columns.ts"
import { PriceSink } from "./price-files/price-sink.ts"
import { readRecords } from "./read-records.ts"
import type { DelimitedFile } from "./recognise-file.ts"
import type { Delimiter } from "./record-scanner.ts"
import { refusal } from "./refusal.ts"

/**
 * Reads the daily prices of one instrument to be stored: a date and a close, and open, high, low, volume, adjusted close, dividend
 * and split where there are columns of them. Nothing is adjusted, filled or dropped without a word: a row without a close, a cell
 * that cannot be read and a second row of a day are rejected with their line, a row that repeats another is a duplicate.
 *
 * Throws `UnreadableFile` when there is no header that fits, or no row of prices.
 *
 * @param basis what the prices are, where someone knows; else the file's own columns are looked at (`priceBasis`)
 */
export function readPrices(
  source: SourceFile,
  { basis, limits = defaultLimits }: { readonly basis?: PriceBasis; readonly limits?: ImportLimits } = {},
): PriceFile {
  const text = decodeText(source, limits)
  if (isEmptyText(text)) {
    throw refusal("no-rows", { file: source.name }, "the file is empty", "a header and at least one row")
  }
  const { file, fields } = findHeader(source.name, text, limits)
  const sink = new PriceSink(fields)
  const { rows, accepted, rejectedRows, rejected, duplicates, lines, preamble, footer } = readRecords(
    file,
    sink,
    limits,
  )
  const columns = sink.toColumns()
  if (columns.bars.days.length === 0) {
    const place = { file: file.name, line: file.headerLine }
    throw refusal("no-rows", place, `none of ${rows} rows has a date and a close`, "at least one")
  }
  const told =
    basis === undefined
      ? priceBasis({ ...columns, isAdjusted: fields.close === fields.adjustedClose })
      : { basis, why: "as given" }
  return {
    format: "prices",
    ...columns,
    basis: told.basis,
    basisWhy: told.why,
    records: { rows, accepted, rejectedRows, rejected, duplicates, lines, preamble, footer },
  }
}

function findHeader(
  name: string,
  text: DecodedText,
  limits: ImportLimits,
): { file: DelimitedFile; fields: PriceFields } {
  let found: { delimiter: Delimiter; header: HeadRecord; fields: PriceFields } | null = null
  for (const delimiter of possibleDelimiters(text).delimiters) {
    for (const header of firstRecords(name, text, delimiter, limits)) {
      const fields = priceFields(header.fields)
      if (fields === null) continue
      if (found === null || header.fields.length > found.header.fields.length)
        found = { delimiter, header, fields }
      break
    }
  }
  if (found === null) {
    const problem = "there is no header with a date and a close in the first 50 lines"
    const expected = "a header such as date,open,high,low,close,volume"
    throw refusal("missing-columns", { file: name, line: 1 }, problem, expected)
  }
  const { delimiter, header, fields } = found
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
