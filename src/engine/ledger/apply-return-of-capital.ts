import { Decimal, ZERO } from "../money/decimal.ts"
import type { Book } from "./book.ts"
import { cashEffect } from "./cash-effect.ts"
import type { Lot } from "./lots.ts"
import type { Transaction } from "./transaction.ts"

/**
 * Money paid back: each share's part lowers the cost of its lot, not below 0; the rest is a realised gain. On a short position it is owed, and a
 * realised loss.
 */
export function applyReturnOfCapital(book: Book, row: Transaction): void {
  const position = book.positionOf(row)
  if (position === null) return
  const direction = position.quantity.lt(ZERO) ? -1 : 1
  const amount = new Decimal(row.amount ?? 0).times(direction)
  const fee = new Decimal(row.fee).times(direction)
  const tax = new Decimal(row.tax).times(direction)
  book.settle(row, cashEffect(row).times(direction))
  book.addCosts(row, position, { fee, tax })
  let rest = amount
  if (amount.gt(ZERO)) {
    position.lots = position.lots.map((lot): Lot => {
      const share = amount.times(lot.quantity).div(position.quantity)
      const lowered = share.gt(lot.cost) ? lot.cost : share
      rest = rest.minus(lowered)
      book.dispose(position, row.day, { ...lot, cost: lowered }, lowered)
      return { ...lot, cost: lot.cost.minus(lowered) }
    })
  }
  book.dispose(position, row.day, { openDay: row.day, quantity: ZERO, cost: ZERO }, rest)
  position.realised = position.realised.plus(rest)
}
