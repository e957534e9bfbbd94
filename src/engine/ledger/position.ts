import { type Decimal, ONE, ZERO } from "../money/decimal.ts"
import type { EpochDay } from "../money/iso-date.ts"
import type { Currency } from "../money/currency.ts"
import type { InstrumentName } from "./instrument-names.ts"
import type { Lot } from "./lots.ts"
import type { Instrument } from "./transaction.ts"

/** A part of a lot that was sold, or of a short sale that was covered. */
export type ClosedLot = Lot & {
  readonly closeDay: EpochDay
  readonly proceeds: Decimal
}

/**
 * What is held of an instrument in one currency, and what it brought so far. An instrument traded in two currencies is two positions, as a
 * price is in one.
 */
export type Position = {
  readonly name: InstrumentName
  readonly instrument: Instrument
  readonly currency: Currency
  multiplier: Decimal
  /** Sum of the lots' quantities; negative when sold short. */
  quantity: Decimal
  lots: Lot[]
  readonly closedLots: ClosedLot[]
  /** Proceeds less cost of what was sold. */
  realised: Decimal
  income: Decimal
  fees: Decimal
  taxes: Decimal
  /** New shares for an old one, by day: a close from before such a day is of old shares. */
  readonly splits: { readonly day: EpochDay; readonly factor: number }[]
}

export function emptyPosition(name: InstrumentName, instrument: Instrument, currency: Currency): Position {
  return {
    name,
    instrument,
    currency,
    multiplier: ONE,
    quantity: ZERO,
    lots: [],
    closedLots: [],
    realised: ZERO,
    income: ZERO,
    fees: ZERO,
    taxes: ZERO,
    splits: [],
  }
}

/** Sum of the lots' costs; negative for a short position. */
export function costBasisOf({ lots }: Position): Decimal {
  return lots.reduce((sum, { cost }) => sum.plus(cost), ZERO)
}
