import type { ImportCheck } from "../../contract/index.ts"
import type { DailyLogDraft } from "../read-daily-log.ts"
import { rounded } from "./rounding.ts"
import { notRun, verdict, Violations } from "./verdict.ts"

const name = {
  id: "daily-log-drawdown",
  label: "drawdown % = 100 × (net liquidity − peak) ÷ peak, to two decimals",
}

/** Percentages are printed with two decimals. */
const tolerance = 0.005 + 1e-9

/** Drawdown % = round(100 (NL_t − peak) ÷ peak, 2), the peak starting at NL₀ = NL₁ − P/L₁. */
export function dailyLogDrawdown({ days, has }: DailyLogDraft, listed: number): ImportCheck {
  if (!has.has("drawdownPercent")) return notRun(name, "the file has no drawdown %")
  const { count, line, netLiquidity, pnl, drawdownPercent } = days
  const violations = new Violations(listed)
  let peak = netLiquidity[0] - pnl[0]
  for (let i = 0; i < count; i++) {
    peak = Math.max(peak, netLiquidity[i])
    const expected = (100 * (netLiquidity[i] - peak)) / peak
    const found = drawdownPercent[i]
    if (Number.isNaN(found) || !Number.isFinite(expected) || Math.abs(expected - found) <= tolerance) continue
    const detail = `100 × (${netLiquidity[i]} − ${rounded(peak)}) ÷ ${rounded(peak)} is ${rounded(expected)}.`
    violations.add({ line: line[i], expected: rounded(expected), found, detail })
  }
  return verdict(name, violations)
}
