import type { ImportCheck } from "../../contract/index.ts"
import { STILL_OPEN } from "../../engine/trade-log/trade-columns.ts"
import { impliedFees } from "../implied-fees.ts"
import type { LegColumns } from "../leg-columns.ts"
import type { TradeLogDraft } from "../read-trade-log.ts"
import { rounded } from "./rounding.ts"
import { unitConsistencyName } from "./unit-consistency.ts"
import { notRun, verdict, Violations } from "./verdict.ts"

/**
 * For a log without fees whose units were told from its legs: (premium − closing cost) × contracts leaves small fees over P/L. Names the
 * trades whose P/L was worked out from mixed units and the P/L that the units give; the one printed is kept.
 */
export function inferredUnitConsistency(
  { trades, has }: TradeLogDraft,
  { legCount }: LegColumns,
  listed: number,
): ImportCheck {
  if (!has.has("closingCost")) return notRun(unitConsistencyName, "the log has no closing cost")
  const { count, line, closeDay, premium, closingCost, contracts, pnl } = trades
  const violations = new Violations(listed)
  let mixed = 0
  for (let row = 0; row < count; row++) {
    if (closeDay[row] === STILL_OPEN || Number.isNaN(closingCost[row])) continue
    const gross = (premium[row] - closingCost[row]) * contracts[row]
    const implied = impliedFees({
      premium: premium[row],
      closingCost: closingCost[row],
      contracts: contracts[row],
      pnl: pnl[row],
      legs: legCount[row],
    })
    if (implied !== null && !implied.mixedUnits) continue
    if (implied !== null) mixed++
    const expected = rounded(gross - (implied?.fees ?? 0))
    const detail =
      implied === null
        ? `(${premium[row]} − ${closingCost[row]}) × ${contracts[row]} is ${expected} before fees, which the P/L of ${pnl[row]} does not follow from.`
        : `The P/L of ${pnl[row]} was worked out from prices and dollars mixed; in dollars it is ${expected}.`
    violations.add({ line: line[row], expected, found: pnl[row], detail })
  }
  const remark =
    mixed === 0 ? null : `${mixed} P/L were worked out from mixed units; they are kept as printed`
  return verdict(unitConsistencyName, violations, remark)
}
