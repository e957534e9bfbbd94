import type { EpochDay } from "../../engine/money/iso-date.ts"
import type { FxPair, FxPath, FxSeries } from "../../operations/market-data-port.ts"
import { noData } from "./ask-chunk.ts"
import type { FxRequest, Outcome } from "./provider.ts"

/** Units of each currency for one of a base, a column each; NaN where a day has none. */
export type FxTable = {
  readonly base: string
  /** Ascending. */
  readonly days: Int32Array
  readonly rates: ReadonlyMap<string, Float64Array>
}

export type FxRow = { readonly day: EpochDay; readonly currency: string; readonly rate: number }

export function fxTable(base: string, rows: readonly FxRow[]): FxTable {
  const days = Int32Array.from(new Set(rows.map(({ day }) => day))).sort()
  const indexOf = new Map([...days].map((day, index) => [day, index]))
  const rates = new Map<string, Float64Array>()
  for (const { day, currency, rate } of rows) {
    const column = rates.get(currency) ?? new Float64Array(days.length).fill(Number.NaN)
    column[indexOf.get(day) ?? 0] = rate
    rates.set(currency, column)
  }
  return { base, days, rates }
}

/**
 * A pair's rates from `from` to `to` out of a table of one base: as they stand, inverted, or crossed through the base.
 * Days without a rate of either currency are left out. Null when the table lacks one of the currencies.
 */
function pairSeries(table: FxTable, { base, quote, from, to }: FxRequest): FxSeries | null {
  const ofBase = base === table.base ? null : table.rates.get(base)
  const ofQuote = quote === table.base ? null : table.rates.get(quote)
  if (ofBase === undefined || ofQuote === undefined) return null
  const rate = (index: number) => (ofQuote?.[index] ?? 1) / (ofBase?.[index] ?? 1)
  const kept = [...table.days.keys()].filter(
    (index) => table.days[index] >= from && table.days[index] <= to && !Number.isNaN(rate(index)),
  )
  return {
    days: Int32Array.from(kept, (index) => table.days[index]),
    rates: Float64Array.from(kept, rate),
    path: pathOf(table.base, { base, quote }),
  }
}

function pathOf(tableBase: string, { base, quote }: FxPair): FxPath {
  if (base === tableBase) return "direct"
  if (quote === tableBase) return "inverse"
  return tableBase === "USD" ? "cross-USD" : "cross-EUR"
}

const day = 86_400_000

/** Each request's series; those of currencies that the table lacks are left out. */
export function tableOutcomes(
  table: FxTable,
  requests: readonly FxRequest[],
): Map<FxRequest, Outcome<FxSeries>> {
  const outcomes = new Map<FxRequest, Outcome<FxSeries>>()
  for (const request of requests) {
    const series = pairSeries(table, request)
    const last = series?.days.at(-1)
    // Noon UTC of its day is that day in every zone that publishes rates.
    if (series !== null && last !== undefined) {
      outcomes.set(request, { kind: "answered", value: series, asOf: last * day + day / 2, notes: [] })
    } else if (series !== null) outcomes.set(request, noData)
  }
  return outcomes
}
