import type { ImportCheck } from "../../contract/index.ts"
import { cashEffect } from "../../engine/ledger/cash-effect.ts"
import { halfUnit, moneyTolerance } from "../checks/rounding.ts"
import { notRun, verdict, Violations } from "../checks/verdict.ts"
import type { LedgerDraft } from "./ledger-checks.ts"

const name = {
  id: "net-arithmetic",
  label: "the stated net = the cash effect of amount, fee and tax, where it is in their currency",
}

/** Holds for each row that states its net in the currency of its amount. */
export function netArithmetic({ transactions, decimals }: LedgerDraft, listed: number): ImportCheck {
  const stated = transactions.filter(
    ({ net, currency, type }) => net !== null && net.currency === currency && type !== "UNKNOWN",
  )
  if (stated.length === 0) return notRun(name, "no row states its net in the currency of its amount")
  const carried = ["amount", "fee", "tax", "net"].reduce((sum, key) => sum + halfUnit(decimals.get(key)), 0)
  const violations = new Violations(listed)
  for (const row of stated) {
    const expected = cashEffect(row)
    const found = row.net?.amount ?? "0"
    if (expected.minus(found).abs().toNumber() <= moneyTolerance(carried)) continue
    const detail = violations.wanted
      ? `${row.sourceType} moves ${expected.toFixed()} ${row.currency}, but the net is ${found}.`
      : ""
    violations.add({ line: row.line, expected: expected.toNumber(), found: Number(found), detail })
  }
  return verdict(name, violations)
}
