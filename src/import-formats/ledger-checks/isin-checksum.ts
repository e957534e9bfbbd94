import type { ImportCheck } from "../../contract/index.ts"
import { notRun, verdict, Violations } from "../checks/verdict.ts"
import type { LedgerDraft } from "./ledger-checks.ts"

const name = { id: "isin-checksum", label: "the last digit of each ISIN follows from the others (ISO 6166)" }

/** Holds for each ISIN that a row states. */
export function isinChecksum({ transactions }: LedgerDraft, listed: number): ImportCheck {
  const stated = transactions.filter(({ instrument }) => (instrument?.isin ?? "") !== "")
  if (stated.length === 0) return notRun(name, "no row states an ISIN")
  const violations = new Violations(listed)
  for (const { instrument, line } of stated) {
    const isin = instrument?.isin ?? ""
    if (isIsin(isin)) continue
    violations.add({ line, expected: null, found: isin, detail: `${isin.slice(0, 40)} is no valid ISIN.` })
  }
  return verdict(name, violations)
}

/** Two letters, nine letters or digits and a check digit: letters as numbers from 10 to 35, then the Luhn sum over all digits. */
function isIsin(text: string): boolean {
  if (!/^[A-Z]{2}[A-Z0-9]{9}\d$/.test(text)) return false
  const digits = Array.from(text, (character) => Number.parseInt(character, 36)).join("")
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const doubled = Number(digits[digits.length - 1 - index]) * (index % 2 === 0 ? 1 : 2)
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
