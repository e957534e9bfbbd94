import { describe, expect, it } from "vitest"
import type { InstrumentSummary } from "../../../../contract/index.ts"
import { formatSort, nextSort, parseSort, sortInstruments } from "./instrument-sort.ts"

const instrument = (symbol: string, part: Partial<InstrumentSummary> = {}): InstrumentSummary => ({
  id: symbol,
  kind: "etf",
  symbol,
  mic: "ARCX",
  currency: "USD",
  name: null,
  price: 1,
  previousClose: null,
  source: "demo",
  asOf: "2026-11-19",
  fetchedAt: "2026-11-19T21:05:00Z",
  freshness: "fresh",
  reason: null,
  notes: [],
  firstDay: "2005-01-03",
  lastDay: "2026-11-19",
  bars: 5000,
  provisionalFrom: null,
  gaps: 0,
  flags: 0,
  revision: 1,
  ...part,
})
const symbols = (list: readonly InstrumentSummary[]) => list.map(({ symbol }) => symbol)

describe("sortInstruments", () => {
  it("puts what has no price before what is stale, and that before what is current", () => {
    const list = [
      instrument("A"),
      instrument("B", { freshness: "stale" }),
      instrument("C", { freshness: "missing" }),
    ]
    expect(symbols(sortInstruments(list, parseSort("freshness")))).toEqual(["C", "B", "A"])
    expect(symbols(sortInstruments(list, parseSort("-freshness")))).toEqual(["A", "B", "C"])
  })

  it("keeps what has no value last either way", () => {
    const list = [instrument("A", { gaps: null }), instrument("B", { gaps: 2 }), instrument("C", { gaps: 7 })]
    expect(symbols(sortInstruments(list, parseSort("gaps")))).toEqual(["B", "C", "A"])
    expect(symbols(sortInstruments(list, parseSort("-gaps")))).toEqual(["C", "B", "A"])
  })

  it("orders equals by symbol", () => {
    expect(symbols(sortInstruments([instrument("B"), instrument("A")], parseSort("flags")))).toEqual([
      "A",
      "B",
    ])
  })
})

it("writes to the address what it reads from it, and nothing for the order by symbol", () => {
  expect(parseSort("-gaps")).toEqual({ key: "gaps", descending: true })
  expect(formatSort(parseSort("-gaps"))).toBe("-gaps")
  expect(formatSort(parseSort("nonsense"))).toBeNull()
})

it("turns round at the second press, and begins with the largest count", () => {
  expect(nextSort(parseSort(null), "gaps")).toEqual({ key: "gaps", descending: true })
  expect(nextSort(parseSort("-gaps"), "gaps")).toEqual({ key: "gaps", descending: false })
  expect(nextSort(parseSort(null), "name")).toEqual({ key: "name", descending: false })
})
