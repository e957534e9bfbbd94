import type { SeriesTable } from "../engine/series/series-table.ts"
import { UnknownColumn } from "./unknown-column.ts"

/** Names of a price file's close, the adjusted one first: it is the one whose returns are the holder's. */
const closes = ["adj close", "adjclose", "adj_close", "adjusted_close", "close", "close/last"]

/**
 * The column that is meant: the one named, else the only one, else the close of a price file. Throws `UnknownColumn` when
 * there is no such column, or none of these settles it.
 */
export function chooseColumn(
  table: SeriesTable,
  column: string | null,
  file: string,
): SeriesTable["columns"][number] {
  const known = table.columns.map(({ name }) => name)
  if (column !== null) {
    const named = table.columns.find(({ name }) => name === column)
    if (named === undefined) throw new UnknownColumn(file, column, known)
    return named
  }
  if (table.columns.length === 1) return table.columns[0]
  for (const close of closes) {
    const match = table.columns.find(({ name }) => name.toLowerCase() === close)
    if (match !== undefined) return match
  }
  throw new UnknownColumn(file, null, known)
}
