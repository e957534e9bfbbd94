import { Decimal, ZERO } from "../money/decimal.ts"
import type { Book } from "./book.ts"
import type { Transaction } from "./transaction.ts"

/**
 * A merger, a new ISIN, a reverse split under a new id: the old shares go, the new ones come, and cost and opening days are carried over. The halves
 * are two rows, the old one with a negative quantity; the first of them does the work of both.
 */
export function applySymbolChange(book: Book, row: Transaction): void {
  const partner = book.setting.pairs.get(row)
  if (partner === undefined) {
    book.note(row, "half of a symbol change; without the other half it changes nothing")
    return
  }
  const [leaving, coming] = new Decimal(row.quantity ?? 0).lt(ZERO) ? [row, partner] : [partner, row]
  if (leaving.instrument === null || coming.instrument === null || book.applied.has(partner)) return
  const quantity = new Decimal(leaving.quantity ?? 0).abs()
  // The rows move no money, so they may name no currency: the shares stay in the one that they were bought in.
  const from = book.positionsOf(leaving.instrument).find((position) => position.quantity.gte(quantity))
  if (from === undefined) {
    const name = book.setting.nameOf(leaving.instrument)
    book.note(leaving, `${quantity.toFixed()} ${name} change their name, but as many are not held`)
    return
  }
  const to = book.positionOf({ instrument: coming.instrument, currency: from.currency })
  if (to === null) return
  const factor = new Decimal(coming.quantity ?? 0).div(quantity)
  to.multiplier = from.multiplier
  for (const lot of book.takeLots(from, quantity)) {
    book.addShares(to, row.day, { ...lot, quantity: lot.quantity.times(factor) })
  }
}
