import type { EpochDay } from "../../money/iso-date.ts"
import type { PortfolioInstrument, PortfolioRequest } from "./portfolio-request.ts"
import { RateCursor } from "./rate-cursor.ts"
import { strategyPositions } from "./strategy-positions.ts"

/** One instrument's prices, rate, dividends and signals as an account sees them on one day: nothing of later days. */
export class InstrumentMarket {
  readonly symbol: string
  readonly currency: string
  readonly #instrument: PortfolioInstrument
  readonly #signals: Float64Array
  readonly #rate: RateCursor
  /** By bar, 1 where its strategy is in position after the close; null without a strategy. */
  readonly #inPosition: Uint8Array | null
  #bar = -1
  #day: EpochDay = NaN
  #traded = false
  #dividendAt = 0

  constructor(instrument: PortfolioInstrument, request: Pick<PortfolioRequest, "currency" | "rates">) {
    const { symbol, currency, bars, signals = bars, strategy } = instrument
    this.symbol = symbol
    this.currency = currency
    this.#instrument = instrument
    this.#signals = signals.close
    const isOwn = currency === request.currency
    this.#rate = new RateCursor(currency, isOwn ? null : (request.rates?.get(currency) ?? null))
    this.#inPosition = strategy === undefined ? null : strategyPositions(signals, strategy)
  }

  moveTo(day: EpochDay): void {
    const { days } = this.#instrument.bars
    const before = this.#bar
    while (this.#bar + 1 < days.length && days[this.#bar + 1] <= day) this.#bar++
    this.#day = day
    this.#traded = this.#bar !== before && days[this.#bar] === day
    this.#rate.moveTo(day)
  }

  /** Has had a price. */
  get listed(): boolean {
    return this.#bar >= 0
  }

  /** Has a price of this very day. */
  get tradesToday(): boolean {
    return this.#traded
  }

  /** Today's open at today's rate, in the account's currency. */
  get open(): number {
    return this.#instrument.bars.open[this.#bar] * this.#rate.rateOn(this.#day)
  }

  /** The last known close at the last known rate, in the account's currency; NaN before the first. */
  get price(): number {
    return this.listed ? this.#instrument.bars.close[this.#bar] * this.#rate.rateOn(this.#day) : NaN
  }

  get daysWithoutPrice(): number {
    return this.#day - this.#instrument.bars.days[this.#bar]
  }

  get rateAge(): number {
    return this.#rate.age(this.#day)
  }

  /** Whether its strategy wants it held; true without a strategy. */
  get wanted(): boolean {
    return this.#inPosition === null || (this.listed && this.#inPosition[this.#bar] === 1)
  }

  /** Return of its closes over the last bars, dividends included; NaN while there are too few. */
  returnOver(bars: number): number {
    const close = this.#signals
    return this.#bar < bars ? NaN : close[this.#bar] / close[this.#bar - bars] - 1
  }

  /** Cash a unit, in the account's currency, of the dividends whose ex-day has come since the last call. */
  takeDividends(): number {
    const { dividends } = this.#instrument
    if (dividends === undefined) return 0
    const { days, amounts } = dividends
    let amount = 0
    for (; this.#dividendAt < days.length && days[this.#dividendAt] <= this.#day; this.#dividendAt++) {
      amount += amounts[this.#dividendAt]
    }
    return amount === 0 || !this.listed ? 0 : amount * this.#rate.rateOn(this.#day)
  }
}
