import type { ImportCheck } from "../../contract/index.ts"
import { verdict, Violations } from "../checks/verdict.ts"
import type { LedgerDraft } from "./ledger-checks.ts"

const name = { id: "id-conflict", label: "no two rows of different content have one id" }

/** Rows that were rejected because an earlier one has their id and says something else. */
export function idConflict({ records }: LedgerDraft, listed: number): ImportCheck {
  const violations = new Violations(listed)
  for (const { reason, line, value, expected } of records.rejected) {
    if (reason !== "id-conflict") continue
    violations.add({
      line,
      expected: null,
      found: value,
      detail: `${value} is the id of another row; ${expected}.`,
    })
  }
  return verdict(name, violations)
}
