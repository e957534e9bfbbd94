import { parseIsoDate } from "../../../engine/money/iso-date.ts"
import { ProviderFailure } from "../../resilience/provider-failure.ts"
import { type FxRow, type FxTable, fxTable } from "../fx-table.ts"
import { ecbRate } from "./ecb-rate.ts"

/** Titles are quoted and may hold commas; nothing that is read is. */
const quoted = /"(?:[^"]|"")*"/g

/** `format=csvdata` of the ECB's data portal: a row a currency and day; CURRENCY, TIME_PERIOD and OBS_VALUE are read. */
export function parseEcbCsv(text: string): FxTable {
  const [head = "", ...lines] = text.split(/\r?\n/).filter((line) => line !== "")
  const names = head.split(",")
  const columnOf = (name: string) => {
    const column = names.indexOf(name)
    if (column === -1) throw new ProviderFailure("malformed", `the first line lacks ${name}`)
    return column
  }
  const columns = {
    currency: columnOf("CURRENCY"),
    day: columnOf("TIME_PERIOD"),
    rate: columnOf("OBS_VALUE"),
  }
  const rows = lines.map((line, index): FxRow => {
    const unquoted = line.replaceAll(quoted, "")
    const cells = unquoted.split(",")
    const day = parseIsoDate(cells[columns.day] ?? "")
    const currency = cells[columns.currency]
    const rate = cells[columns.rate]
    // A body that was cut ends within a line: too few cells, a quote that nobody closes, no UNIT_MULT at the end.
    const breaksOff = cells.length !== names.length || cells.at(-1) === "" || unquoted.includes('"')
    if (day === null || currency === undefined || rate === undefined || breaksOff) {
      throw new ProviderFailure("malformed", `line ${index + 2} has no date or no value, or breaks off`)
    }
    return { day, currency, rate: ecbRate(rate, currency) }
  })
  return fxTable("EUR", rows)
}
