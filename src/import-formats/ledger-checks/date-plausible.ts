import type { ImportCheck } from "../../contract/index.ts"
import { isoDate } from "../../engine/money/iso-date.ts"
import { verdict, Violations } from "../checks/verdict.ts"
import type { LedgerDraft } from "./ledger-checks.ts"

const name = { id: "date-plausible", label: "no date is in the future" }

/** Rows that are dated after today; they have no effect before their day. */
export function datePlausible({ transactions, today }: LedgerDraft, listed: number): ImportCheck {
  const violations = new Violations(listed)
  for (const { day, line } of transactions) {
    if (day <= today) continue
    const found = isoDate(day)
    violations.add({ line, expected: null, found, detail: `${found} is after ${isoDate(today)}.` })
  }
  return verdict(name, violations)
}
