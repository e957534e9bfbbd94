import type { EpochDay } from "../../money/iso-date.ts"
import { isoDate } from "../../money/iso-date.ts"
import { InvalidBacktest } from "../invalid-backtest.ts"
import { IndicatorColumns } from "../strategies/indicator-columns.ts"
import { resolveStrategy } from "../strategies/resolve-strategy.ts"
import { LONG_ENTRY, LONG_EXIT, SignalEvents } from "../strategies/signal-events.ts"
import type { PortfolioInstrument, PortfolioRequest } from "./portfolio-request.ts"

/** One instrument as an account sees it on one day: nothing of later days. */
export class InstrumentState {
  readonly symbol: string
  /** Units held. */
  units = 0
  /** Units still to be bought (+) or sold (−) at its next open. */
  order = 0
  /** Account money that dividends left to be reinvested at its next open. */
  reinvest = 0
  /** Sold at its last price, since it had none for too long. */
  gone = false
  readonly #instrument: PortfolioInstrument
  readonly #rates: { readonly days: Int32Array; readonly rates: Float64Array } | null
  /** By bar, 1 where its strategy is in position after the close; null without a strategy. */
  readonly #inPosition: Uint8Array | null
  #bar = -1
  #traded = false
  #rateAt = -1
  #dividendAt = 0

  constructor(instrument: PortfolioInstrument, request: PortfolioRequest) {
    this.symbol = instrument.symbol
    this.#instrument = instrument
    this.#rates =
      instrument.currency === request.currency ? null : (request.rates?.get(instrument.currency) ?? null)
    this.#inPosition = instrument.strategy === undefined ? null : positions(instrument)
  }

  /** Moves to a day; bars and rates of later days stay out of reach. */
  moveTo(day: EpochDay): void {
    const { days } = this.#instrument.bars
    const before = this.#bar
    while (this.#bar + 1 < days.length && days[this.#bar + 1] <= day) this.#bar++
    this.#traded = this.#bar !== before && days[this.#bar] === day
    if (this.#rates === null) return
    while (this.#rateAt + 1 < this.#rates.days.length && this.#rates.days[this.#rateAt + 1] <= day)
      this.#rateAt++
    if (this.#rateAt < 0 && this.listed) {
      const { currency } = this.#instrument
      throw new InvalidBacktest("no-bars", `there is no rate of ${currency} on or before ${isoDate(day)}`)
    }
  }

  /** Has had a price. */
  get listed(): boolean {
    return this.#bar >= 0
  }

  /** Has a price of this very day. */
  get tradesToday(): boolean {
    return this.#traded
  }

  /** Today's open, in the account's currency. */
  get open(): number {
    return this.#instrument.bars.open[this.#bar] * this.#rate
  }

  /** The last known close, in the account's currency; NaN before the first. */
  get price(): number {
    return this.listed ? this.#instrument.bars.close[this.#bar] * this.#rate : NaN
  }

  get value(): number {
    return this.units === 0 ? 0 : this.units * this.price
  }

  /** Days since its last price. */
  daysWithoutPrice(day: EpochDay): number {
    return day - this.#instrument.bars.days[this.#bar]
  }

  /** Whether its strategy wants it held; true without a strategy. */
  get wanted(): boolean {
    return this.#inPosition === null || (this.listed && this.#inPosition[this.#bar] === 1)
  }

  /** Return of its closes over the last bars; NaN while there are too few. */
  returnOver(bars: number): number {
    const { close } = this.#instrument.bars
    return this.#bar < bars ? NaN : close[this.#bar] / close[this.#bar - bars] - 1
  }

  /** Cash of the dividends whose ex-day has come, on the units held before today's trades. */
  takeDividends(day: EpochDay): number {
    const { dividends } = this.#instrument
    if (dividends === undefined) return 0
    const { days, amounts } = dividends
    let amount = 0
    for (; this.#dividendAt < days.length && days[this.#dividendAt] <= day; this.#dividendAt++) {
      amount += amounts[this.#dividendAt]
    }
    return this.units === 0 ? 0 : amount * this.units * this.#rate
  }

  get #rate(): number {
    return this.#rates === null ? 1 : this.#rates.rates[this.#rateAt]
  }
}

/** Whether the strategy is in position after each close, by its entry and exit signals. */
function positions({ bars, strategy }: PortfolioInstrument): Uint8Array {
  const { length } = bars.close
  const inPosition = new Uint8Array(length)
  if (strategy === undefined) return inPosition
  const { strategy: rule, values } = resolveStrategy({ ...strategy, direction: "long" })
  const events = new SignalEvents(length)
  rule.signals(
    new IndicatorColumns(bars),
    values,
    { from: Math.min(rule.warmUp(values), length), to: length },
    events,
  )
  let next = 0
  let held = 0
  for (let bar = 0; bar < length; bar++) {
    if (next < events.count && events.bars[next] === bar) {
      const flags = events.flags[next++]
      if (held === 0 && (flags & LONG_ENTRY) !== 0) held = 1
      else if (held === 1 && (flags & LONG_EXIT) !== 0) held = 0
    }
    inPosition[bar] = held
  }
  return inPosition
}
