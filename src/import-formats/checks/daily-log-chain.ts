import type { ImportCheck } from "../../contract/index.ts"
import { isoDate } from "../../engine/money/iso-date.ts"
import type { DailyLogDraft } from "../read-daily-log.ts"
import { halfUnit, moneyTolerance, rounded } from "./rounding.ts"
import { notRun, verdict, Violations } from "./verdict.ts"
import { withdrawnByDay } from "./withdrawals.ts"

const name = { id: "daily-log-chain", label: "net liquidity = net liquidity of the row before + P/L" }

/** NL_t = NL_{t−1} + P/L_t − what was withdrawn. */
export function dailyLogChain({ days, has, decimals }: DailyLogDraft, listed: number): ImportCheck {
  if (!has.has("pnl")) return notRun(name, "the file has no P/L")
  const { count, line, day, netLiquidity, pnl } = days
  const { amounts, reading } = withdrawnByDay(days)
  const tolerance = moneyTolerance(2 * halfUnit(decimals.get("netLiquidity")) + halfUnit(decimals.get("pnl")))
  const violations = new Violations(listed)
  for (let i = 1; i < count; i++) {
    const expected = netLiquidity[i - 1] + pnl[i] - amounts[i]
    if (Math.abs(netLiquidity[i] - expected) <= tolerance) continue
    const detail = `${isoDate(day[i])}: ${netLiquidity[i - 1]} of the row before and a P/L of ${pnl[i]} make ${rounded(expected)}.`
    violations.add({ line: line[i], expected: rounded(expected), found: netLiquidity[i], detail })
  }
  return verdict(name, violations, reading === "none" ? null : `the column Withdrawn is read as ${reading}`)
}
