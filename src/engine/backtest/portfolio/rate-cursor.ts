import type { EpochDay } from "../../money/iso-date.ts"
import { isoDate } from "../../money/iso-date.ts"
import { InvalidBacktest } from "../invalid-backtest.ts"
import type { Rates } from "./portfolio-request.ts"

/** The last known rate of a currency, day by day; those of later days stay out of reach. */
export class RateCursor {
  readonly #currency: string
  readonly #series: Rates | null
  #next = 0
  #rate = NaN
  #since: EpochDay = NaN

  /** @param series null for the account's own currency */
  constructor(currency: string, series: Rates | null) {
    this.#currency = currency
    this.#series = series
  }

  moveTo(day: EpochDay): void {
    if (this.#series === null) return
    const { days, rates } = this.#series
    for (; this.#next < days.length && days[this.#next] <= day; this.#next++) {
      // A blank leaves the rate before it standing.
      if (Number.isNaN(rates[this.#next])) continue
      this.#rate = rates[this.#next]
      this.#since = days[this.#next]
    }
  }

  /** @throws InvalidBacktest where no rate is known yet */
  rateOn(day: EpochDay): number {
    if (this.#series === null) return 1
    if (!Number.isNaN(this.#rate)) return this.#rate
    const { days } = this.#series
    const allowed =
      days.length === 0 ? "rates of it" : `days from ${isoDate(days[0])} on, where its rates begin`
    throw new InvalidBacktest(
      "no-bars",
      `there is no rate of ${this.#currency} on or before ${isoDate(day)}; allowed: ${allowed}`,
    )
  }

  /** Days since the rate in force; 0 for the account's own currency. */
  age(day: EpochDay): number {
    return Number.isNaN(this.#since) ? 0 : day - this.#since
  }
}
