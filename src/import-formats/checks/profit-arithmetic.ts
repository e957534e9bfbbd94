import type { ImportCheck } from "../../contract/index.ts"
import { STILL_OPEN } from "../../engine/trade-log/trade-columns.ts"
import type { TradeLogDraft } from "../read-trade-log.ts"
import { halfUnit, moneyTolerance, rounded } from "./rounding.ts"
import { notRun, verdict, Violations } from "./verdict.ts"

const name = {
  id: "profit-arithmetic",
  label: "P/L = (premium − closing cost) × contracts − opening fees − closing fees, for each closed trade",
}

/** P/L = (Premium − Avg. Closing Cost) × contracts − opening fees − closing fees, to the cent. A blank fee counts as 0. */
export function profitArithmetic(
  { trades, has, decimals, format }: TradeLogDraft,
  listed: number,
): ImportCheck {
  if (!has.has("closingCost")) return notRun(name, "the log has no closing cost")
  if (!has.has("premium")) return notRun(name, "the log has no premium")
  if (format.units === "inferred") {
    return notRun(name, "the log has no fees, so P/L cannot be worked out to the cent; see unit-consistency")
  }
  const { count, line, closeDay, pnl, premium, closingCost, contracts, openingFees, closingFees } = trades
  const perContract = halfUnit(decimals.get("premium")) + halfUnit(decimals.get("closingCost"))
  const total =
    halfUnit(decimals.get("pnl")) +
    halfUnit(decimals.get("openingFees")) +
    halfUnit(decimals.get("closingFees"))
  const violations = new Violations(listed)
  let blankFees = 0
  for (let row = 0; row < count; row++) {
    if (closeDay[row] === STILL_OPEN || Number.isNaN(closingCost[row])) continue
    let fees = openingFees[row] + closingFees[row]
    if (Number.isNaN(fees)) {
      fees = (openingFees[row] || 0) + (closingFees[row] || 0)
      blankFees++
    }
    const expected = (premium[row] - closingCost[row]) * contracts[row] - fees
    if (Math.abs(expected - pnl[row]) <= moneyTolerance(perContract * contracts[row] + total)) continue
    const detail = violations.wanted
      ? `(${premium[row]} − ${closingCost[row]}) × ${contracts[row]} − ${rounded(fees)} of fees is ${rounded(expected)}, but the P/L is ${pnl[row]}.`
      : ""
    violations.add({ line: line[row], expected: rounded(expected), found: pnl[row], detail })
  }
  return verdict(
    name,
    violations,
    blankFees === 0 ? null : `blank fees of ${blankFees} trades are counted as 0`,
  )
}
