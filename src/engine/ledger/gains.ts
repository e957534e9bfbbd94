import { type Decimal, ZERO } from "../money/decimal.ts"
import type { EpochDay } from "../money/iso-date.ts"
import type { Book } from "./book.ts"
import type { DatedAmount } from "./journal.ts"
import type { Market } from "./market.ts"
import { costBasisOf } from "./position.ts"

type PriceAndCurrency = { readonly price: Decimal; readonly currency: Decimal }

/**
 * What a ledger gained, by part, in the market's currency. To the last digit
 * `price + currency + income − fees − taxes = value − flows`, price and currency each being the sum of realised, unrealised and cash.
 */
export type Gains = {
  readonly income: Decimal
  /** Costs are positive. */
  readonly fees: Decimal
  readonly taxes: Decimal
  /** Of what left the positions. */
  readonly realised: PriceAndCurrency
  /** Of what is held. */
  readonly unrealised: PriceAndCurrency
  /** Of money in other currencies, and of changing it. */
  readonly cash: { readonly currency: Decimal }
  readonly value: Decimal
  /** External flows, in less out. */
  readonly flows: Decimal
}

/**
 * Gains from the first transaction to the end of a day, of a book that holds the transactions up to it.
 *
 * Of what was held from one day to another, in local money: currency = cost × (rate₁ − rate₀), price = (value − cost) × rate₁. Money in a
 * foreign currency gains amount × (rate₁ − rate₀). Throws `MarketDataMissing` when a price or a rate is not known.
 */
export function gainsOf({ journal, positions, cash }: Book, day: EpochDay, market: Market): Gains {
  const sum = (amounts: readonly DatedAmount[]): Decimal =>
    amounts.reduce((total, each) => total.plus(each.amount.times(market.rate(each.currency, each.day))), ZERO)

  let realisedPrice = sum(journal.priceGains)
  let realisedCurrency = ZERO
  for (const { day: closed, openDay, currency, cost, proceeds } of journal.disposals) {
    const rate = market.rate(currency, closed)
    realisedPrice = realisedPrice.plus(proceeds.minus(cost).times(rate))
    realisedCurrency = realisedCurrency.plus(cost.times(rate.minus(market.rate(currency, openDay))))
  }

  let value = ZERO
  let unrealisedPrice = ZERO
  let unrealisedCurrency = ZERO
  for (const position of positions) {
    if (position.lots.length === 0) continue
    const { currency, lots } = position
    const rate = market.rate(currency, day)
    const marketValue = market.valueOf(position, day)
    value = value.plus(marketValue.times(rate))
    unrealisedPrice = unrealisedPrice.plus(marketValue.minus(costBasisOf(position)).times(rate))
    for (const { cost, openDay } of lots) {
      unrealisedCurrency = unrealisedCurrency.plus(cost.times(rate.minus(market.rate(currency, openDay))))
    }
  }

  let cashValue = ZERO
  for (const [currency, amount] of cash) {
    if (!amount.eq(ZERO)) cashValue = cashValue.plus(amount.times(market.rate(currency, day)))
  }
  const cashCurrency = cashValue.minus(sum(journal.cash)).plus(sum(journal.conversions))
  return {
    income: sum(journal.income),
    fees: sum(journal.fees),
    taxes: sum(journal.taxes),
    realised: { price: realisedPrice, currency: realisedCurrency },
    unrealised: { price: unrealisedPrice, currency: unrealisedCurrency },
    cash: { currency: cashCurrency },
    value: value.plus(cashValue),
    flows: sum(journal.flows),
  }
}

/** Gains of a period, from those up to its end and those up to the day before it. */
export function gainsSince(opening: Gains, closing: Gains): Gains {
  const less = (a: PriceAndCurrency, b: PriceAndCurrency) => ({
    price: a.price.minus(b.price),
    currency: a.currency.minus(b.currency),
  })
  return {
    income: closing.income.minus(opening.income),
    fees: closing.fees.minus(opening.fees),
    taxes: closing.taxes.minus(opening.taxes),
    realised: less(closing.realised, opening.realised),
    unrealised: less(closing.unrealised, opening.unrealised),
    cash: { currency: closing.cash.currency.minus(opening.cash.currency) },
    value: closing.value.minus(opening.value),
    flows: closing.flows.minus(opening.flows),
  }
}

/** Gains as numbers, each rounded once; `total` is what they sum to. */
export type GainParts = {
  readonly price: number
  readonly income: number
  readonly currency: number
  readonly fees: number
  readonly taxes: number
  readonly total: number
  readonly realised: { readonly price: number; readonly currency: number }
  readonly unrealised: { readonly price: number; readonly currency: number }
  readonly cash: { readonly currency: number }
}

export function gainParts({ income, fees, taxes, realised, unrealised, cash }: Gains): GainParts {
  const price = realised.price.plus(unrealised.price)
  const currency = realised.currency.plus(unrealised.currency).plus(cash.currency)
  const numbers = (parts: PriceAndCurrency) => ({
    price: parts.price.toNumber(),
    currency: parts.currency.toNumber(),
  })
  return {
    price: price.toNumber(),
    income: income.toNumber(),
    currency: currency.toNumber(),
    fees: fees.toNumber(),
    taxes: taxes.toNumber(),
    total: price.plus(currency).plus(income).minus(fees).minus(taxes).toNumber(),
    realised: numbers(realised),
    unrealised: numbers(unrealised),
    cash: { currency: cash.currency.toNumber() },
  }
}
