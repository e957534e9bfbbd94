import type { Currency } from "../money/currency.ts"
import { type Decimal, ZERO } from "../money/decimal.ts"
import type { EpochDay } from "../money/iso-date.ts"
import type { Market } from "./market.ts"
import { costBasisOf, type Position } from "./position.ts"

/** A position on a day, in its own currency. A closed one stays in the list with quantity 0. */
export type PositionRow = {
  readonly symbol: string
  readonly isin: string
  readonly name: string
  readonly currency: Currency
  readonly quantity: number
  /** Cost of one unit; null when nothing is held. */
  readonly averageCost: number | null
  readonly costBasis: number
  /** Null when no price is known. */
  readonly price: number | null
  readonly marketValue: number | null
  readonly realised: number
  readonly unrealised: number | null
  readonly income: number
  readonly fees: number
  readonly taxes: number
}

export type LotRow = {
  readonly symbol: string
  readonly currency: Currency
  readonly openDay: EpochDay
  readonly quantity: number
  readonly cost: number
}

export type ClosedLotRow = LotRow & {
  readonly closeDay: EpochDay
  readonly proceeds: number
  readonly realised: number
}

/** Positions and their lots as numbers, each rounded once, from its exact value. */
export function describePositions(
  positions: readonly Position[],
  day: EpochDay,
  market: Market,
): { positions: PositionRow[]; lots: LotRow[]; closedLots: ClosedLotRow[] } {
  return {
    positions: positions.map((position) => positionRow(position, day, market)),
    lots: positions.flatMap(({ name: symbol, currency, lots }) =>
      lots.map(({ openDay, quantity, cost }) => ({
        symbol,
        currency,
        openDay,
        quantity: quantity.toNumber(),
        cost: cost.toNumber(),
      })),
    ),
    closedLots: positions.flatMap(({ name: symbol, currency, closedLots }) =>
      closedLots.map(({ openDay, closeDay, quantity, cost, proceeds }) => ({
        symbol,
        currency,
        openDay,
        closeDay,
        quantity: quantity.toNumber(),
        cost: cost.toNumber(),
        proceeds: proceeds.toNumber(),
        realised: proceeds.minus(cost).toNumber(),
      })),
    ),
  }
}

function positionRow(position: Position, day: EpochDay, market: Market): PositionRow {
  const { name: symbol, instrument, currency, quantity, realised, income, fees, taxes } = position
  const costBasis = costBasisOf(position)
  const price = market.priceAt(position, day)
  const marketValue = marketValueOf(position, price)
  return {
    symbol,
    isin: instrument.isin,
    name: instrument.name,
    currency,
    quantity: quantity.toNumber(),
    averageCost: quantity.eq(ZERO) ? null : costBasis.div(quantity).toNumber(),
    costBasis: costBasis.toNumber(),
    price,
    marketValue: marketValue?.toNumber() ?? null,
    realised: realised.toNumber(),
    unrealised: marketValue?.minus(costBasis).toNumber() ?? null,
    income: income.toNumber(),
    fees: fees.toNumber(),
    taxes: taxes.toNumber(),
  }
}

function marketValueOf({ quantity, multiplier }: Position, price: number | null): Decimal | null {
  if (quantity.eq(ZERO)) return ZERO
  return price === null ? null : quantity.times(price).times(multiplier)
}
