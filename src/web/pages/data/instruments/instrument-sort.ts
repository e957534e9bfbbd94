import type { InstrumentSummary } from "../../../../contract/index.ts"

export const sortKeys = [
  "symbol",
  "name",
  "source",
  "asOf",
  "freshness",
  "firstDay",
  "gaps",
  "flags",
] as const

export type SortKey = (typeof sortKeys)[number]
export type InstrumentSort = { readonly key: SortKey; readonly descending: boolean }

const bySymbol: InstrumentSort = { key: "symbol", descending: false }

/** Reads `?sort=-gaps`: a key, with a minus for descending. Anything else is by symbol. */
export function parseSort(text: string | null): InstrumentSort {
  const descending = text?.startsWith("-") ?? false
  const key = sortKeys.find((known) => known === (descending ? text?.slice(1) : text))
  return key === undefined ? bySymbol : { key, descending }
}

/** The address of a sort; null for that by symbol, which needs none. */
export function formatSort({ key, descending }: InstrumentSort): string | null {
  if (key === bySymbol.key && !descending) return null
  return descending ? `-${key}` : key
}

/** After a press on a heading: turned round if it is sorted by that already; else counts largest first, the rest smallest. */
export function nextSort(sort: InstrumentSort, key: SortKey): InstrumentSort {
  if (sort.key === key) return { key, descending: !sort.descending }
  return { key, descending: key === "gaps" || key === "flags" }
}

// What needs attention most comes first.
const urgency = { missing: 0, stale: 1, fresh: 2 }

/** Sorted anew; what has no value stands last either way, and equals keep the order of their symbols. */
export function sortInstruments(
  instruments: readonly InstrumentSummary[],
  { key, descending }: InstrumentSort,
): InstrumentSummary[] {
  const sign = descending ? -1 : 1
  const valueOf = (instrument: InstrumentSummary) =>
    key === "freshness" ? urgency[instrument.freshness] : instrument[key]
  return instruments.toSorted((a, b) => {
    const [x, y] = [valueOf(a), valueOf(b)]
    if (x === y) return a.symbol.localeCompare(b.symbol)
    if (x === null) return 1
    if (y === null) return -1
    if (typeof x === "string" && typeof y === "string") return sign * x.localeCompare(y)
    return sign * (x < y ? -1 : 1)
  })
}
