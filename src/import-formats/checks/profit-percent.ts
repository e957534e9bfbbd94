import type { ImportCheck } from "../../contract/index.ts"
import type { TradeLogDraft } from "../read-trade-log.ts"
import { halfUnit, rounded } from "./rounding.ts"
import { notRun, verdict, Violations } from "./verdict.ts"

const name = { id: "profit-percent", label: "P/L % = 100 × P/L ÷ (premium × contracts)" }

/** A percentage need not agree closer than its two usual decimals. */
const leastTolerance = 0.005

/** P/L % is P/L in percent points of premium × contracts, whichever the sign of the premium. */
export function profitPercent({ trades, has, decimals }: TradeLogDraft, listed: number): ImportCheck {
  if (!has.has("pnlPercent")) return notRun(name, "the log has no P/L %")
  const { count, line, pnl, pnlPercent, premium, contracts } = trades
  const violations = new Violations(listed)
  for (let row = 0; row < count; row++) {
    const basis = Math.abs(premium[row]) * contracts[row]
    if (Number.isNaN(pnlPercent[row]) || !(basis > 0)) continue
    const expected = (100 * pnl[row]) / basis
    const carried =
      (100 * halfUnit(decimals.get("pnl")) +
        Math.abs(expected) * halfUnit(decimals.get("premium")) * contracts[row]) /
      basis
    const tolerance = Math.max(leastTolerance, halfUnit(decimals.get("pnlPercent"))) + carried + 1e-9
    if (Math.abs(expected - pnlPercent[row]) <= tolerance) continue
    const detail = `100 × ${pnl[row]} ÷ ${rounded(basis)} is ${rounded(expected)}.`
    violations.add({ line: line[row], expected: rounded(expected), found: pnlPercent[row], detail })
  }
  return verdict(name, violations)
}
