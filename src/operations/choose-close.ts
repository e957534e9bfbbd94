import type { SeriesTable } from "../engine/series/series-table.ts"
import { UnknownColumn } from "./unknown-column.ts"

/** Names of a close as traded on the day, and of one adjusted for dividends and splits. */
const plain = ["close", "close/last", "last", "price", "quote", "schluss", "schlusskurs", "<close>"]
const adjusted = ["adj close", "adjclose", "adj_close", "adjusted_close"]

/**
 * The closes of a price file: as traded on the day, or adjusted. Where the file has only one of them, or one column in all, that is taken. Throws
 * `UnknownColumn` when no column is a close.
 */
export function chooseClose(table: SeriesTable, wanted: "plain" | "adjusted", file: string): Float64Array {
  const names = wanted === "plain" ? [...plain, ...adjusted] : [...adjusted, ...plain]
  for (const name of names) {
    const match = table.columns.find((column) => column.name.toLowerCase() === name)
    if (match !== undefined) return match.values
  }
  if (table.columns.length === 1) return table.columns[0].values
  throw new UnknownColumn(
    file,
    null,
    table.columns.map(({ name }) => name),
  )
}
