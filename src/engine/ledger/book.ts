import type { Currency } from "../money/currency.ts"
import { Decimal, roundedProduct, ZERO } from "../money/decimal.ts"
import type { EpochDay } from "../money/iso-date.ts"
import type { CashMode } from "./cash-mode.ts"
import type { InstrumentName } from "./instrument-names.ts"
import { emptyJournal, type Journal } from "./journal.ts"
import { type CostBasis, type Lot, takeFromLots } from "./lots.ts"
import type { Pairs } from "./pair-rows.ts"
import { emptyPosition, type Position } from "./position.ts"
import type { Instrument, Transaction } from "./transaction.ts"

/** What the book needs to know beside the transactions themselves. */
export type BookSetting = {
  readonly costBasis: CostBasis
  readonly cashMode: CashMode
  readonly pairs: Pairs
  readonly nameOf: (instrument: Instrument) => InstrumentName
  /** Close of a position's instrument on a day; null when none is known. */
  readonly priceAt: (position: Position, day: EpochDay) => number | null
}

/** Something a reader of the result has to know about a row. */
export type LedgerNote = { readonly line: number; readonly text: string }

/** A sale of more than is held. */
export type Oversale = {
  readonly line: number
  readonly day: EpochDay
  readonly symbol: InstrumentName
  readonly quantity: Decimal
}

/** Positions and cash as transactions leave them, and the journal of what they did. `applyTransaction` writes in it. */
export class Book {
  readonly setting: BookSetting
  readonly journal: Journal = emptyJournal()
  readonly cash = new Map<Currency, Decimal>()
  readonly notes: LedgerNote[] = []
  readonly oversales: Oversale[] = []
  /** Rows that have been written into the book. */
  readonly applied = new Set<Transaction>()
  /** Cost of assigned and exercised options, by the trade that takes it over. */
  readonly carriedPremium = new Map<Transaction, Decimal>()
  /** Transfers in or out whose market value is not known. */
  readonly unvalued: LedgerNote[] = []
  readonly #positions = new Map<InstrumentName, Map<Currency, Position>>()

  constructor(setting: BookSetting) {
    this.setting = setting
  }

  /** In order of first appearance. */
  get positions(): Position[] {
    return [...this.#positions.values()].flatMap((byCurrency) => [...byCurrency.values()])
  }

  /** The position of a row's instrument in its currency, made if it is not there; null for a row about cash alone. */
  positionOf({ instrument, currency }: Pick<Transaction, "instrument" | "currency">): Position | null {
    if (instrument === null) return null
    const name = this.setting.nameOf(instrument)
    const byCurrency = this.#positions.get(name) ?? new Map<Currency, Position>()
    this.#positions.set(name, byCurrency)
    const found = byCurrency.get(currency)
    if (found !== undefined) return found
    const position = emptyPosition(name, instrument, currency)
    byCurrency.set(currency, position)
    return position
  }

  /** The positions of an instrument in every currency in which it was traded. */
  positionsOf(instrument: Instrument): Position[] {
    return [...(this.#positions.get(this.setting.nameOf(instrument))?.values() ?? [])]
  }

  /**
   * Moves the cash of a row. A stated net in another currency is what moves; the two then are the legs of a conversion. Where cash is implied, a
   * flow mirrors the movement.
   */
  settle({ day, currency, net }: Transaction, effect: Decimal): void {
    if (net === null || net.currency === currency) {
      this.#moveCash(day, currency, effect)
      return
    }
    const moved = new Decimal(net.amount)
    this.journal.conversions.push(
      { day, currency, amount: ZERO.minus(effect) },
      { day, currency: net.currency, amount: moved },
    )
    this.#moveCash(day, net.currency, moved)
  }

  /** Changes a money amount into another: both legs move. */
  convert({ day }: Transaction, legs: readonly { currency: Currency; amount: Decimal }[]): void {
    for (const { currency, amount } of legs) {
      this.journal.conversions.push({ day, currency, amount })
      this.#moveCash(day, currency, amount)
    }
  }

  /** Money or shares from outside (+) or to outside (−). */
  addFlow({ day, currency }: Transaction, amount: Decimal): void {
    this.journal.flows.push({ day, currency, amount })
  }

  addIncome({ day, currency }: Transaction, position: Position | null, amount: Decimal): void {
    this.journal.income.push({ day, currency, amount })
    if (position !== null) position.income = position.income.plus(amount)
  }

  /** Fee and tax of a row, which stay outside the cost basis; negative ones are refunds. */
  addCosts(
    { day, currency }: Transaction,
    position: Position | null,
    { fee = ZERO, tax = ZERO }: { readonly fee?: Decimal; readonly tax?: Decimal },
  ): void {
    if (!fee.eq(ZERO)) this.journal.fees.push({ day, currency, amount: fee })
    if (!tax.eq(ZERO)) this.journal.taxes.push({ day, currency, amount: tax })
    if (position === null) return
    position.fees = position.fees.plus(fee)
    position.taxes = position.taxes.plus(tax)
  }

  /**
   * Adds shares to a position, or with a negative quantity and cost takes them from it: first against what is held on the other side, which
   * realises the difference; what is left opens a lot. Returns its quantity.
   */
  addShares(position: Position, day: EpochDay, lot: Lot): Decimal {
    const closing = closingPart(position.quantity, lot.quantity)
    const share = closing.eq(lot.quantity) ? lot.cost : lot.cost.times(closing).div(lot.quantity)
    this.closeLots(position, day, ZERO.minus(closing), ZERO.minus(share))
    const opening = lot.quantity.minus(closing)
    this.#openLot(position, { openDay: lot.openDay, quantity: opening, cost: lot.cost.minus(share) })
    return opening
  }

  /** Takes lots out for what they fetch; the difference to their cost is realised. */
  closeLots(position: Position, day: EpochDay, quantity: Decimal, proceeds: Decimal): void {
    const taken = this.takeLots(position, quantity)
    if (taken.length === 0) return
    const unitProceeds = proceeds.div(quantity)
    let rest = proceeds
    for (const [index, lot] of taken.entries()) {
      const share = index === taken.length - 1 ? rest : roundedProduct(lot.quantity, unitProceeds)
      rest = rest.minus(share)
      this.dispose(position, day, lot, share)
      position.closedLots.push({ ...lot, closeDay: day, proceeds: share })
      position.realised = position.realised.plus(share).minus(lot.cost)
    }
  }

  /** Takes lots out of a position without realising anything. */
  takeLots(position: Position, quantity: Decimal): readonly Lot[] {
    if (quantity.eq(ZERO)) return []
    const { taken, left } = takeFromLots(position.lots, quantity, this.setting.costBasis)
    position.lots = left
    position.quantity = position.quantity.minus(quantity)
    return taken
  }

  /** Enters in the journal that a cost left a position and fetched something. */
  dispose({ currency }: Position, day: EpochDay, { openDay, cost }: Lot, proceeds: Decimal): void {
    this.journal.disposals.push({ day, openDay, currency, cost, proceeds })
  }

  note({ line }: Transaction, text: string): void {
    this.notes.push({ line, text })
  }

  #openLot(position: Position, lot: Lot): void {
    if (lot.quantity.eq(ZERO)) return
    const { lots } = position
    const last = lots.at(-1)
    // A share of each lot is the same whether the purchases of one day are one lot or many.
    if (this.setting.costBasis === "average" && last?.openDay === lot.openDay) {
      lots[lots.length - 1] = {
        openDay: lot.openDay,
        quantity: last.quantity.plus(lot.quantity),
        cost: last.cost.plus(lot.cost),
      }
    } else {
      lots.push(lot)
    }
    position.quantity = position.quantity.plus(lot.quantity)
  }

  #moveCash(day: EpochDay, currency: Currency, amount: Decimal): void {
    if (amount.eq(ZERO)) return
    if (this.setting.cashMode === "implied") {
      this.journal.flows.push({ day, currency, amount: ZERO.minus(amount) })
      return
    }
    this.journal.cash.push({ day, currency, amount })
    this.cash.set(currency, (this.cash.get(currency) ?? ZERO).plus(amount))
  }
}

/** How much of a signed quantity goes against what is held; 0 when it adds to it. */
function closingPart(held: Decimal, quantity: Decimal): Decimal {
  if (held.eq(ZERO) || quantity.eq(ZERO) || held.gt(ZERO) === quantity.gt(ZERO)) return ZERO
  return held.abs().lt(quantity.abs()) ? ZERO.minus(held) : quantity
}
