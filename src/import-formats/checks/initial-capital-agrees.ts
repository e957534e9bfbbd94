import type { ImportCheck } from "../../contract/index.ts"
import type { DailyLogDraft } from "../read-daily-log.ts"
import type { TradeLogDraft } from "../read-trade-log.ts"
import type { CloseDay } from "./close-days.ts"
import { fundsTrail } from "./funds-trail.ts"
import { moneyTolerance, rounded } from "./rounding.ts"
import { notRun, verdict, Violations } from "./verdict.ts"

const name = {
  id: "initial-capital",
  label: "funds − P/L of the first trade to close is one amount, and a daily log begins with the same",
}

/**
 * Initial capital = funds − P/L of the first trade to close. Of trades that close in the first minute, those count that can have been
 * the first in an order in which funds = previous funds + P/L; they have to give one amount. A daily log has to begin with it:
 * net liquidity − P/L of its first row.
 */
export function initialCapitalAgrees(
  { trades, has }: TradeLogDraft,
  closes: readonly CloseDay[],
  {
    initialCapital,
    dailyLog,
  }: { readonly initialCapital: number | null; readonly dailyLog: DailyLogDraft | null },
  listed: number,
): ImportCheck {
  if (!has.has("fundsAtClose")) return notRun(name, "the log has no funds at close")
  if (initialCapital === null) return notRun(name, "no closed trade has funds")
  const violations = new Violations(listed)
  const { line, pnl, fundsAtClose } = trades
  const [first] = closes
  const group = first.groups[0].filter((row) => !Number.isNaN(fundsAtClose[row]))
  const trail = group.length === 0 ? undefined : fundsTrail(group, trades, null)
  if (trail === null || trail?.start === null) {
    for (const row of group) {
      const found = fundsAtClose[row] - pnl[row]
      if (Math.abs(found - initialCapital) <= moneyTolerance(0)) continue
      const detail = `The trade closes in the first minute of the log, and its funds − P/L is ${rounded(found)}, not ${rounded(initialCapital)}.`
      violations.add({ line: line[row], expected: rounded(initialCapital), found: rounded(found), detail })
    }
  }
  if (dailyLog !== null && dailyLog.has.has("pnl")) {
    const { netLiquidity, pnl: dayPnl } = dailyLog.days
    const found = netLiquidity[0] - dayPnl[0]
    if (Math.abs(found - initialCapital) > moneyTolerance(0)) {
      const detail = `The daily log begins with ${rounded(found)}, the trade log with ${rounded(initialCapital)}.`
      violations.add({ line: null, expected: rounded(initialCapital), found: rounded(found), detail })
    }
  }
  return verdict(name, violations)
}
