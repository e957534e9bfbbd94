import type { Currency } from "../money/currency.ts"
import { Decimal, ONE } from "../money/decimal.ts"
import { type EpochDay, isoDate } from "../money/iso-date.ts"
import { ExchangeRates, type RateSeries } from "./exchange-rates.ts"
import type { Position } from "./position.ts"
import { Prices, type PriceSeries } from "./prices.ts"

/** A price or an exchange rate that a figure needs and that is not known: the sentence is the figure's reason. */
export class MarketDataMissing extends Error {
  override readonly name = "MarketDataMissing"
}

/** Prices and exchange rates into the currency of the result, exact for what is summed and in doubles for curves. */
export class Market {
  readonly currency: Currency
  readonly #prices: Prices
  readonly #rates: ExchangeRates
  readonly #exact = new Map<Currency, Map<EpochDay, Decimal>>()

  constructor(currency: Currency, prices: readonly PriceSeries[], rates: readonly RateSeries[]) {
    this.currency = currency
    this.#prices = new Prices(prices)
    this.#rates = new ExchangeRates(currency, rates)
  }

  /** Value of one unit of a currency. Throws `MarketDataMissing`. */
  rate(currency: Currency, day: EpochDay): Decimal {
    if (currency === this.currency) return ONE
    const ofCurrency = this.#exact.get(currency) ?? new Map<EpochDay, Decimal>()
    this.#exact.set(currency, ofCurrency)
    const known = ofCurrency.get(day)
    if (known !== undefined) return known
    const rate = this.rateAt(currency, day)
    if (rate === null) throw new MarketDataMissing(this.lacksRate(currency, day))
    const exact = new Decimal(rate)
    ofCurrency.set(day, exact)
    return exact
  }

  /** Value of one unit of a currency; null when it is not known. */
  rateAt(currency: Currency, day: EpochDay): number | null {
    return this.#rates.at(currency, day)
  }

  /** Close of a position's instrument, in its own currency; null when it is not known. */
  priceAt(position: Position, day: EpochDay): number | null {
    return this.#prices.at(position, day)
  }

  /** Quantity × close × multiplier, in the position's own currency. Throws `MarketDataMissing`. */
  valueOf(position: Position, day: EpochDay): Decimal {
    const price = this.priceAt(position, day)
    if (price === null) throw new MarketDataMissing(this.lacksPrice(position, day))
    return position.quantity.times(price).times(position.multiplier)
  }

  lacksPrice({ name }: Position, day: EpochDay): string {
    return `no price of ${name} on or before ${isoDate(day)}`
  }

  lacksRate(currency: Currency, day: EpochDay): string {
    return `no rate of ${currency} to ${this.currency} on or before ${isoDate(day)}`
  }
}
