import { type Decimal, ZERO } from "../money/decimal.ts"
import type { Book } from "./book.ts"
import type { Position } from "./position.ts"
import type { Transaction } from "./transaction.ts"

/** New shares for old ones: quantities by the ratio, costs as they were. A quantity instead of a ratio is the shares that were added. */
export function applySplit(book: Book, row: Transaction): void {
  if (row.instrument === null) return
  const held = book.positionsOf(row.instrument).filter(({ quantity }) => !quantity.eq(ZERO))
  if (held.length === 0) book.note(row, "nothing is held that could be split")
  for (const position of held) {
    const before = position.quantity
    const after = heldAfter(before, row)
    if (after === null) {
      book.note(row, `the split of ${position.name} has no ratio; it changes nothing`)
    } else {
      scaleLots(position, after)
      position.splits.push({ day: row.day, factor: after.div(before).toNumber() })
    }
  }
}

function heldAfter(held: Decimal, { ratio, quantity }: Transaction): Decimal | null {
  if (ratio !== null) return held.times(ratio.new).div(ratio.old)
  if (quantity === null) return null
  const after = held.plus(quantity)
  return after.gt(ZERO) === held.gt(ZERO) && !after.eq(ZERO) ? after : null
}

function scaleLots(position: Position, after: Decimal): void {
  const before = position.quantity
  let rest = after
  position.lots = position.lots.map((lot, index, { length }) => {
    // The last lot takes what rounding left, so that the lots sum to the position.
    const quantity = index === length - 1 ? rest : lot.quantity.times(after).div(before)
    rest = rest.minus(quantity)
    return { ...lot, quantity }
  })
  position.quantity = after
}
