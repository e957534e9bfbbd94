import type { ImportCheck } from "../../contract/index.ts"
import { isoDate } from "../../engine/money/iso-date.ts"
import type { TradeColumns } from "../../engine/trade-log/trade-columns.ts"
import type { TradeLogDraft } from "../read-trade-log.ts"
import type { CloseDay } from "./close-days.ts"
import { fundsTrail } from "./funds-trail.ts"
import { rounded } from "./rounding.ts"
import { notRun, verdict, Violations } from "./verdict.ts"

const name = {
  id: "funds-chain",
  label:
    "the closes of each day have an order in which funds = previous funds + P/L, and the days follow on each other",
}

/**
 * Each close day has an order of its closes, non-decreasing in close time, in which funds = previous funds + P/L, beginning with the
 * funds that the day before ended with; so the cumulative P/L at the end of a day is one of its funds. Trades that close in one minute
 * may come in any order. After a day that breaks the chain the next one may begin anywhere, so that one slip is named once.
 */
export function fundsChain(
  { trades, has }: TradeLogDraft,
  closes: readonly CloseDay[],
  listed: number,
): ImportCheck {
  if (!has.has("fundsAtClose")) return notRun(name, "the log has no funds at close")
  const violations = new Violations(listed)
  let funds: number | null = null
  let blank = 0
  for (const day of closes) {
    const known = day.rows.every((row) => !Number.isNaN(trades.fundsAtClose[row]))
    if (!known) {
      blank++
      funds = funds === null ? null : funds + sumOf(trades.pnl, day.rows)
      continue
    }
    const end = endOfDay(trades, day, funds)
    if (end === undefined) violations.add(broken(trades, day, funds, violations.wanted))
    funds = end === undefined ? lastFunds(trades, day) : end
  }
  return verdict(name, violations, blank === 0 ? null : `${blank} days with blank funds are left out`)
}

/** Funds after the day's closes, null when they depend on the order; undefined when the chain is broken. */
function endOfDay(
  trades: TradeColumns,
  { groups }: CloseDay,
  start: number | null,
): number | null | undefined {
  let funds = start
  for (const group of groups) {
    const trail = fundsTrail(group, trades, funds)
    if (trail === null) return undefined
    funds = trail.end
  }
  return funds
}

function lastFunds(trades: TradeColumns, { groups }: CloseDay): number | null {
  return fundsTrail(groups[groups.length - 1], trades, null)?.end ?? null
}

function broken(
  { line, pnl, fundsAtClose }: TradeColumns,
  { day, rows }: CloseDay,
  start: number | null,
  wanted: boolean,
): ImportCheck["violations"][number] {
  const expected = start === null ? null : rounded(start + sumOf(pnl, rows))
  const found = fundsAtClose[rows[rows.length - 1]]
  if (!wanted) return { line: null, expected, found, detail: "" }
  const lines = Array.from(rows, (row) => line[row]).sort((a, b) => a - b)
  const shown = lines.length > 20 ? `${lines.slice(0, 20).join(", ")} …` : lines.join(", ")
  const before = start === null ? "" : ` from ${rounded(start)}`
  const detail = `The closes of ${isoDate(day)} (${lines.length === 1 ? "line" : "lines"} ${shown}) have no order in which each adds its P/L to the funds${before}.`
  return { line: lines[0], expected, found, detail }
}

function sumOf(values: Float64Array, rows: Int32Array): number {
  return rows.reduce((sum, row) => sum + values[row], 0)
}
