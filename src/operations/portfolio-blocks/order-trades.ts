import { selectTrades } from "../../engine/trade-log/select-trades.ts"
import { STILL_OPEN, type TradeColumns } from "../../engine/trade-log/trade-columns.ts"
import type { TradeFilter, TradeOrderRequest, TradeSort } from "../ports.ts"
import type { SortKey, TradeReader } from "./trade-reader.ts"

/** Where a trade stands in an order: its sort key, and its id for ties. */
export type TradePlace = { readonly key: SortKey; readonly importId: string; readonly line: number }

/** Rows that a filter leaves, in the order asked for. */
export function orderTrades(
  trades: TradeColumns,
  reader: TradeReader,
  { filter, status, sort }: Omit<TradeOrderRequest, "blocks">,
): Int32Array {
  const rows = [
    ...(status === "open" ? [] : closedTrades(trades, filter)),
    ...(status === "closed" ? [] : openTrades(trades, filter)),
  ]
  const places = rows.map((row) => ({ row, ...placeOf(reader, row, sort) }))
  places.sort((a, b) => comparePlaces(a, b, sort))
  return Int32Array.from(places, ({ row }) => row)
}

export function placeOf(reader: TradeReader, row: number, sort: TradeSort): TradePlace {
  return { key: reader.sortKey(row, sort.field), importId: reader.importId(row), line: reader.line(row) }
}

/** Position in an order of the first row after a place; the row at the place itself need not be there any more. */
export function firstAfter(
  order: Int32Array,
  reader: TradeReader,
  sort: TradeSort,
  place: TradePlace,
): number {
  let low = 0
  let high = order.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (comparePlaces(placeOf(reader, order[middle], sort), place, sort) <= 0) low = middle + 1
    else high = middle
  }
  return low
}

/** Blank keys come last in either direction, since a blank is neither small nor large. */
function comparePlaces(a: TradePlace, b: TradePlace, { descending }: TradeSort): number {
  if (a.key !== b.key) {
    if (a.key === null) return 1
    if (b.key === null) return -1
    return a.key < b.key === descending ? 1 : -1
  }
  const byId = a.importId === b.importId ? a.line - b.line : a.importId < b.importId ? -1 : 1
  return descending ? -byId : byId
}

function closedTrades(trades: TradeColumns, filter: TradeFilter): Int32Array {
  const strategies = filter.strategies === null ? null : new Set(filter.strategies)
  return selectTrades(trades, { ...filter, strategies })
}

/** A trade that is still open has no close date, so a range of close dates leaves out none of them. */
function openTrades(trades: TradeColumns, { strategies, dateBasis, from, to }: TradeFilter): number[] {
  const rows: number[] = []
  for (let row = 0; row < trades.count; row++) {
    if (trades.closeDay[row] !== STILL_OPEN) continue
    if (strategies !== null && !strategies.includes(trades.strategy[row])) continue
    if (dateBasis === "open" && from !== null && trades.openDay[row] < from) continue
    if (dateBasis === "open" && to !== null && trades.openDay[row] > to) continue
    rows.push(row)
  }
  return rows
}
