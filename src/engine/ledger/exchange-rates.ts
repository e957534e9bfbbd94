import type { Currency } from "../money/currency.ts"
import type { EpochDay } from "../money/iso-date.ts"
import { LastKnown } from "../series/last-known.ts"

/** Rates of one pair: units of `quote` for one of `base`. */
export type RateSeries = {
  readonly base: Currency
  readonly quote: Currency
  readonly days: Int32Array
  /** NaN is a blank. */
  readonly rates: Float64Array
}

type Leg = { readonly to: Currency; readonly rates: LastKnown; readonly inverse: boolean }

/** Exchange rates into one currency; the last known one holds until the next. */
export class ExchangeRates {
  readonly into: Currency
  readonly #legs = new Map<Currency, Leg[]>()
  readonly #paths = new Map<Currency, readonly Leg[] | null>()

  constructor(into: Currency, series: readonly RateSeries[]) {
    this.into = into
    for (const { base, quote, days, rates } of series) {
      const known = new LastKnown(days, rates)
      this.#addLeg(base, { to: quote, rates: known, inverse: false })
      this.#addLeg(quote, { to: base, rates: known, inverse: true })
    }
  }

  /** Value of one unit on a day: by its own pair, the inverse of one, or a chain of pairs. Null when no rate is known so early. */
  at(currency: Currency, day: EpochDay): number | null {
    if (currency === this.into) return 1
    const path = this.#pathFrom(currency)
    if (path === null) return null
    let value = 1
    for (const { rates, inverse } of path) {
      const known = rates.at(day)
      if (known === null) return null
      value = inverse ? value / known.value : value * known.value
    }
    return value
  }

  #addLeg(from: Currency, leg: Leg): void {
    const legs = this.#legs.get(from)
    if (legs === undefined) this.#legs.set(from, [leg])
    else legs.push(leg)
  }

  /** The shortest chain of pairs to the currency wanted (breadth first); null when there is none. */
  #pathFrom(currency: Currency): readonly Leg[] | null {
    const found = this.#paths.get(currency)
    if (found !== undefined) return found
    const reached = new Map<Currency, readonly Leg[]>([[currency, []]])
    for (const [from, path] of reached) {
      for (const leg of this.#legs.get(from) ?? []) {
        if (!reached.has(leg.to)) reached.set(leg.to, [...path, leg])
      }
    }
    const path = reached.get(this.into) ?? null
    this.#paths.set(currency, path)
    return path
  }
}
