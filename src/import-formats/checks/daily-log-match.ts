import type { ImportCheck } from "../../contract/index.ts"
import { isoDate } from "../../engine/money/iso-date.ts"
import { STILL_OPEN, type TradeColumns } from "../../engine/trade-log/trade-columns.ts"
import type { DailyLogDraft } from "../read-daily-log.ts"
import type { TradeLogDraft } from "../read-trade-log.ts"
import type { CloseDay } from "./close-days.ts"
import { moneyTolerance, rounded } from "./rounding.ts"
import { notRun, verdict, Violations } from "./verdict.ts"
import { withdrawnByDay } from "./withdrawals.ts"

const name = {
  id: "daily-log-match",
  label:
    "initial capital + cumulative P/L = net liquidity of the daily log, on each common date without an open trade",
}

/**
 * Whether a trade log and a daily log belong together: initial capital + cumulative P/L by close date = net liquidity (withdrawals put
 * back) on each date that both have. Dates at whose end a trade was open are listed apart, not compared: only the daily log marks
 * open positions to market.
 */
export function dailyLogMatch(
  { trades, has }: TradeLogDraft,
  closes: readonly CloseDay[],
  {
    initialCapital,
    dailyLog,
  }: { readonly initialCapital: number | null; readonly dailyLog: DailyLogDraft | null },
  listed: number,
): ImportCheck {
  if (dailyLog === null) return notRun(name, "no daily log was given")
  if (!has.has("fundsAtClose") || initialCapital === null)
    return notRun(name, "the trade log does not give its initial capital")
  const { days } = dailyLog
  const withdrawn = withdrawnByDay(days).amounts
  const openOvernight = overnightCounts(trades)
  const violations = new Violations(listed)
  const leftOut: number[] = []
  let common = 0
  let pnl = 0
  let taken = 0
  let at = 0
  for (const { day, rows } of closes) {
    for (const row of rows) pnl += trades.pnl[row]
    while (at < days.count && days.day[at] <= day) taken += withdrawn[at++] || 0
    if (at === 0 || days.day[at - 1] !== day) continue
    if (openOvernight(day) > 0) {
      leftOut.push(day)
      continue
    }
    common++
    const expected = initialCapital + pnl
    const found = days.netLiquidity[at - 1] + taken
    if (Math.abs(expected - found) <= moneyTolerance(0)) continue
    const detail = violations.wanted
      ? `At the end of ${isoDate(day)} the closed trades give ${rounded(expected)}, line ${days.line[at - 1]} of the daily log ${rounded(found)}.`
      : ""
    violations.add({ line: days.line[at - 1], expected: rounded(expected), found: rounded(found), detail })
  }
  const apart = leftOut.length === 0 ? null : remark(leftOut)
  if (common === 0) return notRun(name, apart ?? "the two logs have no date in common")
  return verdict(name, violations, apart)
}

/** Trades open at the end of a day; asked for ascending days. */
function overnightCounts({ count, openDay, closeDay }: TradeColumns): (day: number) => number {
  const opens = openDay.slice(0, count).sort()
  const closes = Int32Array.from(closeDay.subarray(0, count), (day) =>
    day === STILL_OPEN ? 2 ** 31 - 1 : day,
  ).sort()
  let opened = 0
  let closed = 0
  return (day) => {
    while (opened < count && opens[opened] <= day) opened++
    while (closed < count && closes[closed] <= day) closed++
    return opened - closed
  }
}

function remark(days: readonly number[]): string {
  const shown = days.slice(0, 20).map(isoDate).join(", ")
  const more = days.length > 20 ? ` and ${days.length - 20} more` : ""
  return `not compared, because a trade was open overnight: ${shown}${more}`
}
