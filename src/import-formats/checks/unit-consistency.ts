import type { ImportCheck } from "../../contract/index.ts"
import type { LegColumns } from "../leg-columns.ts"
import type { TradeLogDraft } from "../read-trade-log.ts"
import { rounded } from "./rounding.ts"
import { notRun, verdict, Violations } from "./verdict.ts"

export const unitConsistencyName = {
  id: "unit-consistency",
  label: "premium, closing cost and P/L are in one unit and one sign convention",
}

/** A price is a hundredth of the dollars of a contract; halfway between the two on a logarithmic scale. */
const betweenUnits = 10
/** Below this a net price says nothing: slippage is of that size. */
const leastNetPrice = 0.2
/** A loss of more than this many times what margin or premium can lose is a unit error, not a bad day. */
const farBeyond = 10

/**
 * For a log that states its units (premium and cost in dollars per contract): finds premiums that are prices per share, which is so
 * when most of the legs say it, and losses more than ten times the larger of margin and premium.
 */
export function unitConsistency(
  { trades, has }: TradeLogDraft,
  { netPrice }: LegColumns,
  listed: number,
): ImportCheck {
  if (!has.has("premium")) return notRun(unitConsistencyName, "the log has no premium")
  const { count, line, premium, contracts, margin, pnl } = trades
  const violations = new Violations(listed)
  const prices = new Violations(listed)
  let compared = 0
  for (let row = 0; row < count; row++) {
    const atRisk = Math.max(margin[row] || 0, Math.abs(premium[row]) * contracts[row])
    if (atRisk > 0 && -pnl[row] > farBeyond * atRisk) {
      const detail = `The loss is more than ${farBeyond} times the ${rounded(atRisk)} that premium or margin can lose.`
      violations.add({
        line: line[row],
        expected: `at least ${rounded(-farBeyond * atRisk)}`,
        found: pnl[row],
        detail,
      })
    }
    const net = netPrice[row]
    if (!(Math.abs(net) >= leastNetPrice)) continue
    compared++
    if (Math.abs(premium[row]) >= betweenUnits * Math.abs(net)) continue
    const detail = `The legs give ${rounded(net)} per share, so ${premium[row]} is a price and not dollars per contract.`
    prices.add({ line: line[row], expected: rounded(net * 100), found: premium[row], detail })
  }
  if (prices.count * 2 > compared) return verdict(unitConsistencyName, prices)
  return verdict(unitConsistencyName, violations)
}
