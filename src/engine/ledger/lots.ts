import { type Decimal, roundedProduct, ZERO } from "../money/decimal.ts"
import type { EpochDay } from "../money/iso-date.ts"

/** A purchase, or what is left of it. Of a short sale both numbers are negative and the cost is what the sale brought. */
export type Lot = { readonly openDay: EpochDay; readonly quantity: Decimal; readonly cost: Decimal }

/**
 * Which lots a sale takes: the oldest, the newest, the dearest by unit cost (ties: the oldest), or a share of each, which is the average cost.
 */
export type CostBasis = "fifo" | "lifo" | "hifo" | "average"

/**
 * Takes a quantity out of lots, oldest first in and out. The parts taken and the lots left sum to what was there, to the last digit.
 * @param quantity of the sign of the lots, and no more than they hold
 */
export function takeFromLots(
  lots: readonly Lot[],
  quantity: Decimal,
  method: CostBasis,
): { readonly taken: Lot[]; readonly left: Lot[] } {
  return method === "average" ? takeShareOfEach(lots, quantity) : takeInTurn(lots, quantity, method)
}

function takeInTurn(
  lots: readonly Lot[],
  quantity: Decimal,
  method: Exclude<CostBasis, "average">,
): { taken: Lot[]; left: Lot[] } {
  const left: (Lot | null)[] = [...lots]
  const taken: Lot[] = []
  let wanted = quantity
  for (const index of turns(lots, method)) {
    if (wanted.eq(ZERO)) break
    const lot = lots[index]
    if (wanted.abs().gte(lot.quantity.abs())) {
      taken.push(lot)
      left[index] = null
      wanted = wanted.minus(lot.quantity)
    } else {
      const [part, rest] = splitLot(lot, wanted)
      taken.push(part)
      left[index] = rest
      wanted = ZERO
    }
  }
  if (!wanted.eq(ZERO)) throw new Error(`takeFromLots requires lots of at least ${quantity.toFixed()}`)
  return { taken, left: left.filter((lot) => lot !== null) }
}

/** Indices of lots in the order in which a method takes them. */
function turns(lots: readonly Lot[], method: Exclude<CostBasis, "average">): number[] {
  const indices = [...lots.keys()]
  if (method === "fifo") return indices
  if (method === "lifo") return indices.toReversed()
  const unitCosts = lots.map(({ cost, quantity }) => cost.div(quantity))
  return indices.sort((a, b) => unitCosts[b].cmp(unitCosts[a]) || a - b)
}

function takeShareOfEach(lots: readonly Lot[], quantity: Decimal): { taken: Lot[]; left: Lot[] } {
  const held = lots.reduce((sum, lot) => sum.plus(lot.quantity), ZERO)
  if (quantity.abs().gt(held.abs())) {
    throw new Error(`takeFromLots requires lots of at least ${quantity.toFixed()}`)
  }
  if (quantity.eq(held)) return { taken: [...lots], left: [] }
  // A quotient costs as much as fifty products, so there is one a sale and not one a lot.
  const share = quantity.div(held)
  const taken: Lot[] = []
  const left: Lot[] = []
  let wanted = quantity
  for (const [index, lot] of lots.entries()) {
    // The last lot gives what rounding left to take, so that the parts sum to the quantity.
    const part = index === lots.length - 1 ? wanted : roundedProduct(lot.quantity, share)
    const cost = roundedProduct(lot.cost, share)
    wanted = wanted.minus(part)
    taken.push({ openDay: lot.openDay, quantity: part, cost })
    left.push({ openDay: lot.openDay, quantity: lot.quantity.minus(part), cost: lot.cost.minus(cost) })
  }
  return { taken, left }
}

function splitLot(lot: Lot, quantity: Decimal): [part: Lot, rest: Lot] {
  const cost = lot.cost.times(quantity).div(lot.quantity)
  return [
    { openDay: lot.openDay, quantity, cost },
    { openDay: lot.openDay, quantity: lot.quantity.minus(quantity), cost: lot.cost.minus(cost) },
  ]
}
