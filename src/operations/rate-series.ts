import type { RateSeries } from "../engine/ledger/exchange-rates.ts"
import type { SeriesTable } from "../engine/series/series-table.ts"
import { UnreadableFile } from "./unreadable-file.ts"

/** `EURUSD`, `EUR/USD`, `EURUSD=X`: the amount of the second currency for one of the first. */
const pair = /^([A-Z]{3})[/\s-]?([A-Z]{3})(?:=X)?$/

/** The exchange rates of a wide table, a column a pair; other columns are left out. Throws `UnreadableFile` when none is a pair. */
export function rateSeries(table: SeriesTable, file: string): RateSeries[] {
  const series = table.columns.flatMap(({ name, values }): RateSeries[] => {
    const match = pair.exec(name.toUpperCase())
    if (match === null) return []
    return [{ base: match[1], quote: match[2], days: table.days, rates: values }]
  })
  if (series.length > 0) return series
  const expected = "a column such as EURUSD, the amount of the second currency for one of the first"
  throw new UnreadableFile({
    code: "missing-columns",
    file,
    line: 1,
    column: null,
    expected,
    message: `${file}, line 1: no column is a pair of currencies; expected ${expected}`,
  })
}
