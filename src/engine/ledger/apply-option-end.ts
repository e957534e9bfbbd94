import { Decimal, ZERO } from "../money/decimal.ts"
import type { Book } from "./book.ts"
import type { Position } from "./position.ts"
import type { Transaction } from "./transaction.ts"

/**
 * An option that expired is closed at 0, and its premium is realised. The premium of one that was assigned or exercised moves into the trade of
 * its group.
 */
export function applyOptionEnd(book: Book, row: Transaction): void {
  const position = book.positionOf(row)
  if (position === null) return
  book.settle(row, ZERO.minus(row.fee).minus(row.tax))
  book.addCosts(row, position, { fee: new Decimal(row.fee), tax: new Decimal(row.tax) })
  const quantity = endingQuantity(book, row, position)
  const trade = book.setting.pairs.get(row)
  if (trade !== undefined && !book.applied.has(trade)) {
    carryPremium(book, row, position, { quantity, trade })
    return
  }
  if (row.type !== "OPTION_EXPIRED") {
    book.note(row, `no later trade of its group takes over the premium of ${position.name}; it is realised`)
  }
  book.closeLots(position, row.day, quantity, ZERO)
}

/** Signed as the position; no more than is held. */
function endingQuantity(book: Book, row: Transaction, position: Position): Decimal {
  const held = position.quantity.abs()
  const stated = row.quantity === null ? held : new Decimal(row.quantity).abs()
  if (stated.gt(held)) {
    book.note(row, `${stated.toFixed()} ${position.name} end, but ${held.toFixed()} are held`)
  }
  return (stated.gt(held) ? held : stated).times(position.quantity.lt(ZERO) ? -1 : 1)
}

function carryPremium(
  book: Book,
  { day }: Transaction,
  position: Position,
  { quantity, trade }: { readonly quantity: Decimal; readonly trade: Transaction },
): void {
  let premium = ZERO
  for (const lot of book.takeLots(position, quantity)) {
    book.dispose(position, day, lot, lot.cost)
    premium = premium.plus(lot.cost)
  }
  book.carriedPremium.set(trade, premium)
}
