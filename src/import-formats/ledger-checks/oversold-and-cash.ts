import type { ImportCheck } from "../../contract/index.ts"
import { applyTransaction } from "../../engine/ledger/apply-transaction.ts"
import type { Book } from "../../engine/ledger/book.ts"
import { Market } from "../../engine/ledger/market.ts"
import { openBook } from "../../engine/ledger/open-book.ts"
import { type EpochDay, isoDate } from "../../engine/money/iso-date.ts"
import { notRun, verdict, Violations } from "../checks/verdict.ts"
import type { LedgerDraft } from "./ledger-checks.ts"

const oversold = { id: "oversold", label: "nothing is sold that is not held" }
const cashNegative = { id: "cash-negative", label: "no cash balance is below zero at the end of a day" }

/**
 * No sale of more than is held, and no tracked cash below zero, the first day of each currency named. A failure tells that history may be missing:
 * the sale is kept as a short one.
 */
export function oversoldAndCash({ transactions }: LedgerDraft, listed: number): ImportCheck[] {
  const { book, rows } = openBook(transactions, { costBasis: "fifo", market: new Market("", [], []) })
  const overdrawn = new Violations(listed)
  const seen = new Set<string>()
  for (const [index, row] of rows.entries()) {
    applyTransaction(book, row)
    if (rows[index + 1]?.day !== row.day) findOverdrawn(book, row, seen, overdrawn)
  }
  const sales = new Violations(listed)
  for (const { line, day, symbol, quantity } of book.oversales) {
    const detail = `${quantity.toFixed()} ${symbol} more than are held were sold on ${isoDate(day)}.`
    sales.add({ line, expected: 0, found: quantity.times(-1).toNumber(), detail })
  }
  return [
    verdict(oversold, sales),
    book.setting.cashMode === "implied"
      ? notRun(cashNegative, "the file has no deposits and no withdrawals, so cash is implied")
      : verdict(cashNegative, overdrawn),
  ]
}

function findOverdrawn(
  { cash }: Book,
  { line, day }: { readonly line: number; readonly day: EpochDay },
  seen: Set<string>,
  overdrawn: Violations,
): void {
  for (const [currency, amount] of cash) {
    if (amount.gte(0) || seen.has(currency)) continue
    seen.add(currency)
    const detail = `The cash in ${currency} is ${amount.toFixed()} at the end of ${isoDate(day)}.`
    overdrawn.add({ line, expected: 0, found: amount.toNumber(), detail })
  }
}
