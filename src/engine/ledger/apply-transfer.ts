import { Decimal, ZERO } from "../money/decimal.ts"
import type { Book } from "./book.ts"
import { cashEffect } from "./cash-effect.ts"
import type { Position } from "./position.ts"
import type { Transaction } from "./transaction.ts"

/** Money or shares from or to elsewhere. Between two accounts of the portfolio nothing comes in or goes out, and lots stay as they are. */
export function applyTransfer(book: Book, row: Transaction): void {
  const position = book.positionOf(row)
  const paired = book.setting.pairs.has(row)
  book.settle(row, cashEffect(row))
  book.addCosts(row, position, { fee: new Decimal(row.fee), tax: new Decimal(row.tax) })
  if (!paired && (row.counterAccount !== "" || row.group !== "")) {
    book.note(row, "half of a transfer; without the other half it is taken as coming from or going outside")
  }
  if (position === null) {
    const amount = new Decimal(row.amount ?? 0)
    if (!paired) book.addFlow(row, row.type === "TRANSFER_IN" ? amount : ZERO.minus(amount))
  } else if (!paired) {
    if (row.type === "TRANSFER_IN") receiveShares(book, row, position)
    else giveShares(book, row, position)
  }
}

/** At the cost given, else at that day's price. What the shares had gained before they came is no gain of this portfolio. */
function receiveShares(book: Book, row: Transaction, position: Position): void {
  const { day, currency } = row
  position.multiplier = new Decimal(row.multiplier)
  const quantity = new Decimal(row.quantity ?? 0)
  const market = marketValue(book, row, position, quantity)
  const cost = row.amount === null ? market : new Decimal(row.amount)
  if (row.amount === null) book.note(row, `no cost is given for ${position.name}; it is that day's price`)
  book.addShares(position, day, { openDay: day, quantity, cost })
  book.addFlow(row, market)
  book.journal.priceGains.push({ day, currency, amount: cost.minus(market) })
}

/** Their market value goes out; nothing is realised. */
function giveShares(book: Book, row: Transaction, position: Position): void {
  const quantity = new Decimal(row.quantity ?? 0)
  if (position.quantity.lt(quantity)) {
    book.note(
      row,
      `${quantity.toFixed()} ${position.name} go out, but ${position.quantity.toFixed()} are held`,
    )
    return
  }
  const market = marketValue(book, row, position, quantity)
  let rest = market
  const taken = book.takeLots(position, quantity)
  for (const [index, lot] of taken.entries()) {
    const share = index === taken.length - 1 ? rest : market.times(lot.quantity).div(quantity)
    rest = rest.minus(share)
    book.dispose(position, row.day, lot, share)
  }
  book.addFlow(row, ZERO.minus(market))
}

/** Quantity at that day's close, else the amount or price that the row states; without any, 0 and the row is listed. */
function marketValue(book: Book, row: Transaction, position: Position, quantity: Decimal): Decimal {
  const close = book.setting.priceAt(position, row.day)
  const price = close ?? (row.price === null ? null : new Decimal(row.price))
  if (close === null && row.amount !== null) return new Decimal(row.amount)
  if (price !== null) return quantity.times(price).times(position.multiplier)
  book.unvalued.push({ line: row.line, text: `no price of ${position.name} on the day of its transfer` })
  return ZERO
}
