import type { ImportCheck } from "../../contract/index.ts"
import type { DailyLogDraft } from "../read-daily-log.ts"
import { rounded } from "./rounding.ts"
import { notRun, verdict, Violations } from "./verdict.ts"

const name = {
  id: "daily-log-percent",
  label: "P/L % = 100 × P/L ÷ net liquidity of the row before, to two decimals",
}

/** Percentages are printed with two decimals. */
const tolerance = 0.005 + 1e-9

/** P/L % = round(100 P/L_t ÷ NL_{t−1}, 2); before the first row, NL₀ = NL₁ − P/L₁. */
export function dailyLogPercent({ days, has }: DailyLogDraft, listed: number): ImportCheck {
  if (!has.has("pnlPercent")) return notRun(name, "the file has no P/L %")
  const { count, line, netLiquidity, pnl, pnlPercent } = days
  const violations = new Violations(listed)
  for (let i = 0; i < count; i++) {
    const before = i === 0 ? netLiquidity[0] - pnl[0] : netLiquidity[i - 1]
    const expected = (100 * pnl[i]) / before
    if (
      Number.isNaN(pnlPercent[i]) ||
      !Number.isFinite(expected) ||
      Math.abs(expected - pnlPercent[i]) <= tolerance
    )
      continue
    const detail = `100 × ${pnl[i]} ÷ ${rounded(before)} is ${rounded(expected)}.`
    violations.add({ line: line[i], expected: rounded(expected), found: pnlPercent[i], detail })
  }
  return verdict(name, violations)
}
