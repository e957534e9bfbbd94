import type { ImportCheck } from "../../contract/index.ts"
import type { TradeLogDraft } from "../read-trade-log.ts"
import type { CloseDay } from "./close-days.ts"
import { moneyTolerance, rounded } from "./rounding.ts"
import { notRun, verdict, Violations } from "./verdict.ts"

const name = { id: "pnl-basis", label: "P/L is net of fees: the funds move by P/L, not by P/L − fees" }

/**
 * P/L is net of fees. Looks at every close that has a minute to itself and follows one that has: when more of them move the funds by
 * P/L − fees than by P/L, the log holds gross P/L. That is reported, never corrected unasked.
 */
export function pnlBasis(
  { trades, has }: TradeLogDraft,
  closes: readonly CloseDay[],
  listed: number,
): ImportCheck {
  if (!has.has("fundsAtClose")) return notRun(name, "the log has no funds at close")
  if (!has.has("openingFees") && !has.has("closingFees")) return notRun(name, "the log has no fees")
  const { line, pnl, fundsAtClose, openingFees, closingFees } = trades
  const tolerance = moneyTolerance(0)
  const gross = new Violations(listed)
  let net = 0
  let before = NaN
  for (const { groups } of closes) {
    for (const group of groups) {
      const row = group[0]
      const moved = group.length === 1 ? fundsAtClose[row] - before : NaN
      before = group.length === 1 ? fundsAtClose[row] : NaN
      const fees = (openingFees[row] || 0) + (closingFees[row] || 0)
      if (Number.isNaN(moved) || fees <= tolerance) continue
      if (Math.abs(moved - pnl[row]) <= tolerance) {
        net++
      } else if (Math.abs(moved - (pnl[row] - fees)) <= tolerance) {
        const detail = `The funds move by ${rounded(moved)}, which is the P/L of ${pnl[row]} less ${rounded(fees)} of fees.`
        gross.add({ line: line[row], expected: rounded(moved), found: pnl[row], detail })
      }
    }
  }
  if (gross.count > net) return verdict(name, gross)
  if (net > 0) return verdict(name, new Violations(listed))
  return notRun(
    name,
    "no two closes with fees and a minute to themselves follow on each other in their funds",
  )
}
