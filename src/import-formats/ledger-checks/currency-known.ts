import type { ImportCheck } from "../../contract/index.ts"
import { verdict, Violations } from "../checks/verdict.ts"
import { isKnownCurrency } from "../known-currency.ts"
import type { LedgerDraft } from "./ledger-checks.ts"

const name = {
  id: "currency-known",
  label: "every currency is one of ISO 4217 or a widely held crypto currency",
}

/** The first row of each currency that is not known. */
export function currencyKnown({ transactions }: LedgerDraft, listed: number): ImportCheck {
  const violations = new Violations(listed)
  const seen = new Set<string>()
  for (const { currency, net, line } of transactions) {
    for (const code of [currency, net?.currency ?? ""]) {
      if (code === "" || seen.has(code) || isKnownCurrency(code)) continue
      seen.add(code)
      violations.add({ line, expected: null, found: code, detail: `${code} is no currency that is known.` })
    }
  }
  return verdict(name, violations)
}
