import { Decimal, ZERO } from "../money/decimal.ts"
import type { Book } from "./book.ts"
import { cashEffect } from "./cash-effect.ts"
import type { Transaction } from "./transaction.ts"

/** A credit: a sign-up bonus comes from outside, a rebate or refund counts against fees, all else is income. */
export function applyCredit(book: Book, row: Transaction): void {
  const position = book.positionOf(row)
  const amount = new Decimal(row.amount ?? 0)
  const subtype = row.subtype.toUpperCase()
  const isRebate = subtype === "REBATE" || subtype === "REFUND"
  book.settle(row, cashEffect(row))
  if (subtype === "BONUS") {
    // Where cash is implied, settling has entered the opposite flow: the bonus came in and left again.
    book.addFlow(row, amount)
  } else if (!isRebate) {
    book.addIncome(row, position, amount)
  }
  const fee = new Decimal(row.fee).minus(isRebate ? amount : ZERO)
  book.addCosts(row, position, { fee, tax: new Decimal(row.tax) })
}
