import type { SeriesTable } from "../engine/series/series-table.ts"
import type { SourceFile } from "../operations/ports.ts"
import { decodeText } from "./decode-text.ts"
import { firstRecords, possibleDelimiters } from "./first-records.ts"
import { defaultLimits, type ImportLimits } from "./limits.ts"
import { barColumnCount } from "./price-files/price-columns.ts"
import { readSeries } from "./read-series.ts"
import { refusal } from "./refusal.ts"

/**
 * Reads a table of closes: a date column and a column an asset, headed by its symbol. A blank cell is NaN: not listed, or no trade;
 * nothing is filled. A header with two or more names of a bar's columns is a file of one symbol and is refused; so is a symbol
 * that is there twice.
 *
 * Throws `UnreadableFile`, also for the first cell that cannot be read: a table with a hole would be another table.
 */
export function readWidePrices(
  source: SourceFile,
  { limits = defaultLimits }: { readonly limits?: ImportLimits } = {},
): SeriesTable {
  const table = readSeries(source, { columns: [] }, { limits })
  const symbols = table.columns.map(({ name }) => name)
  if (barColumnCount(symbols) >= 2) {
    const found = `the columns ${symbols.slice(0, 5).join(", ")} are those of one symbol's bars`
    throw refusal(
      "wrong-role",
      { file: source.name },
      found,
      "a date and a column an asset, headed by its symbol",
    )
  }
  refuseDoubledSymbols(source, symbols, limits)
  return table
}

function refuseDoubledSymbols(source: SourceFile, symbols: readonly string[], limits: ImportLimits): void {
  const doubled = symbols.find((symbol, at) => symbols.indexOf(symbol) !== at)
  if (doubled === undefined) return
  const text = decodeText(source, limits)
  const heads = possibleDelimiters(text).delimiters.flatMap((delimiter) =>
    firstRecords(source.name, text, delimiter, limits),
  )
  const line = heads.find(({ fields }) => fields.filter((field) => field.trim() === doubled).length > 1)?.line
  const place = { file: source.name, column: doubled, ...(line === undefined ? {} : { line }) }
  throw refusal("doubled-column", place, "the symbol heads two columns", "each symbol once")
}
