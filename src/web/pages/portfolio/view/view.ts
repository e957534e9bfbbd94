import { type EpochDay, isoDate, parseIsoDate } from "../../../../engine/money/iso-date.ts"
import type { TradeLogQuestion } from "../../../analysis/analysis-messages.ts"

export type Sort = { readonly column: string; readonly descending: boolean }

/** Everything that the portfolio page shows differently on request; all of it is in the address. */
export type View = TradeLogQuestion & {
  readonly logScale: boolean
  readonly monthly: "return" | "pnl"
  readonly sort: Sort
  readonly strategySort: Sort
  /** Ids of the columns of the trades table; null means the default ones. */
  readonly columns: readonly string[] | null
  readonly compact: boolean
  /** Row of the log whose detail is open. */
  readonly trade: number | null
}

export const defaultView: View = {
  strategies: [],
  from: null,
  to: null,
  dateBasis: "close",
  oneLot: false,
  riskFreeRate: 0,
  logScale: false,
  monthly: "return",
  sort: { column: "closeDay", descending: true },
  strategySort: { column: "totalPnl", descending: true },
  columns: null,
  compact: false,
  trade: null,
}

/** Reads the view from a query string. What is absent or makes no sense has its default: an old bookmark never breaks. */
export function parseView(search: string): View {
  const query = new URLSearchParams(search)
  const rate = Number(query.get("rf") ?? "")
  const trade = Number(query.get("trade") ?? "-1")
  return {
    strategies: [...new Set(query.getAll("strategy"))],
    from: dayOf(query.get("from")),
    to: dayOf(query.get("to")),
    dateBasis: query.get("basis") === "open" ? "open" : "close",
    oneLot: query.get("lot") === "1",
    riskFreeRate: Number.isFinite(rate) && rate >= -1 && rate <= 10 ? rate : 0,
    logScale: query.get("log") === "1",
    monthly: query.get("monthly") === "pnl" ? "pnl" : "return",
    sort: sortOf(query.get("sort"), defaultView.sort),
    strategySort: sortOf(query.get("strategies"), defaultView.strategySort),
    columns: listOf(query.get("columns")),
    compact: query.get("rows") === "compact",
    trade: Number.isInteger(trade) && trade >= 0 ? trade : null,
  }
}

/** The query string of a view, without the question mark; defaults are left out, so that the plain address is the plain view. */
export function formatView(view: View): string {
  const query = new URLSearchParams()
  for (const name of view.strategies) query.append("strategy", name)
  if (view.from !== null) query.set("from", isoDate(view.from))
  if (view.to !== null) query.set("to", isoDate(view.to))
  if (view.dateBasis === "open") query.set("basis", "open")
  if (view.oneLot) query.set("lot", "1")
  if (view.riskFreeRate !== 0) query.set("rf", String(view.riskFreeRate))
  if (view.logScale) query.set("log", "1")
  if (view.monthly === "pnl") query.set("monthly", "pnl")
  if (!sameSort(view.sort, defaultView.sort)) query.set("sort", sortText(view.sort))
  if (!sameSort(view.strategySort, defaultView.strategySort))
    query.set("strategies", sortText(view.strategySort))
  if (view.columns !== null) query.set("columns", view.columns.join(","))
  if (view.compact) query.set("rows", "compact")
  if (view.trade !== null) query.set("trade", String(view.trade))
  return query.toString()
}

/** Whether a view narrows or rescales the log, so that its figures are not those of the whole portfolio. */
export function isFiltered(view: View): boolean {
  return view.strategies.length > 0 || view.from !== null || view.to !== null || view.oneLot
}

function dayOf(text: string | null): EpochDay | null {
  return text === null ? null : parseIsoDate(text)
}

// What is written alike is one object, so that a part of the page whose view did not change is not drawn again.
const sorts = new Map<string, Sort>()
const lists = new Map<string, readonly string[]>()

function sortOf(text: string | null, otherwise: Sort): Sort {
  const match = /^(-?)([a-zA-Z]+\d*)$/.exec(text ?? "")
  if (text === null || match === null) return otherwise
  const sort = sorts.get(text) ?? { column: match[2] ?? otherwise.column, descending: match[1] === "-" }
  sorts.set(text, sort)
  return sort
}

function listOf(text: string | null): readonly string[] | null {
  if (text === null) return null
  const list = lists.get(text) ?? text.split(",").filter(Boolean)
  lists.set(text, list)
  return list
}

function sortText({ column, descending }: Sort): string {
  return (descending ? "-" : "") + column
}

function sameSort(a: Sort, b: Sort): boolean {
  return a.column === b.column && a.descending === b.descending
}
