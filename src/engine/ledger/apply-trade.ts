import { Decimal, ZERO } from "../money/decimal.ts"
import type { Book } from "./book.ts"
import { cashEffect } from "./cash-effect.ts"
import type { Transaction } from "./transaction.ts"

/**
 * A purchase covers a short position first; a sale beyond what is held opens one. Fee and tax are no part of the cost basis; the premium of an
 * option that led to the trade is.
 */
export function applyTrade(book: Book, row: Transaction): void {
  const position = book.positionOf(row)
  if (position === null) return
  position.multiplier = new Decimal(row.multiplier)
  const direction = row.type === "BUY" ? 1 : -1
  const quantity = new Decimal(row.quantity ?? 0).times(direction)
  const carried = book.carriedPremium.get(row) ?? ZERO
  const cost = new Decimal(row.amount ?? 0).times(direction).plus(carried)
  book.settle(row, cashEffect(row))
  const opened = book.addShares(position, row.day, { openDay: row.day, quantity, cost })
  book.addCosts(row, position, { fee: new Decimal(row.fee), tax: new Decimal(row.tax) })
  if (opened.lt(ZERO)) {
    const { line, day } = row
    book.oversales.push({ line, day, symbol: position.name, quantity: opened.abs() })
  }
}
