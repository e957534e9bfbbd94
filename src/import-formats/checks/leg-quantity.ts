import type { ImportCheck } from "../../contract/index.ts"
import type { LegColumns } from "../leg-columns.ts"
import type { TradeLogDraft } from "../read-trade-log.ts"
import { notRun, verdict, Violations } from "./verdict.ts"

const name = { id: "leg-quantity", label: "the quantity of each leg is a multiple of the contracts" }

/** A leg's quantity is a multiple of the trade's contracts. Legs in free text are left out. */
export function legQuantity(
  { trades, has }: TradeLogDraft,
  { legCount, oddQuantity }: LegColumns,
  listed: number,
): ImportCheck {
  if (!has.has("legs") || !has.has("contracts")) return notRun(name, "the log has no legs or no contracts")
  const { count, line, contracts } = trades
  const violations = new Violations(listed)
  let parsed = 0
  for (let row = 0; row < count; row++) {
    if (legCount[row] === 0) continue
    parsed++
    const found = oddQuantity[row]
    if (found === 0) continue
    const detail = `A leg has quantity ${found}, which is no multiple of the ${contracts[row]} contracts.`
    violations.add({
      line: line[row],
      expected: `a multiple of ${contracts[row]}`,
      found,
      detail,
    })
  }
  if (parsed === 0) return notRun(name, "no trade has legs in the form of Option Omega")
  return verdict(
    name,
    violations,
    parsed === count ? null : `${count - parsed} trades have legs in free text`,
  )
}
