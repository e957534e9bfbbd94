import { parseIsoDate } from "../../../engine/money/iso-date.ts"
import { ProviderFailure } from "../../resilience/provider-failure.ts"
import { type FxRow, type FxTable, fxTable } from "../fx-table.ts"
import { ecbRate } from "./ecb-rate.ts"

const dayPattern = /<Cube\s+time=['"]([^'"]*)['"]\s*>([\s\S]*?)<\/Cube>/g
const ratePattern = /<Cube\s+currency=['"]([A-Z]{3})['"]\s+rate=['"]([^'"]*)['"]\s*\/>/g

/** The rates files, `eurofxref-hist-90d.xml` and its like: units of each currency for 1 EUR. */
export function parseEcbXml(text: string): FxTable {
  const rows = [...text.matchAll(dayPattern)].flatMap(([, time = "", rates = ""]): FxRow[] => {
    const day = parseIsoDate(time)
    if (day === null) throw new ProviderFailure("malformed", `the rates are dated ${time}`)
    return [...rates.matchAll(ratePattern)].map(([, currency = "", rate = ""]) => ({
      day,
      currency,
      rate: ecbRate(rate, currency),
    }))
  })
  // A file cut short would pass for one with fewer days.
  if (rows.length === 0 || !/<\/[\w:]+>\s*$/.test(text)) {
    throw new ProviderFailure("malformed", "the answer holds no dated rates, or breaks off")
  }
  return fxTable("EUR", rows)
}
