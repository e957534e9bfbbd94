import { csvLine } from "./csv.ts"
import type { Encoder } from "./send-result.ts"

const utf8 = new TextEncoder()

type Series = {
  readonly dates: readonly string[]
  readonly columns: Readonly<Record<string, readonly (number | null)[]>>
}

/** A date column, then one a series. */
export const seriesAsCsv: Encoder<Series> = {
  type: "text/csv; charset=utf-8",
  encode({ dates, columns }) {
    const names = Object.keys(columns)
    const lines = dates.map((date, row) => csvLine([date, ...names.map((name) => columns[name][row])]))
    return utf8.encode([csvLine(["date", ...names]), ...lines].join(""))
  },
  packBelow: Number.POSITIVE_INFINITY,
}
