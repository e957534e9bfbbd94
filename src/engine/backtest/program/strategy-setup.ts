import type { Bars } from "../bars.ts"
import { adx } from "../indicators/adx.ts"
import { atr } from "../indicators/atr.ts"
import { donchianHigh, donchianLow } from "../indicators/donchian-channel.ts"
import { ema } from "../indicators/ema.ts"
import { populationDeviation } from "../indicators/population-deviation.ts"
import { rateOfChange } from "../indicators/rate-of-change.ts"
import { rollingExtreme } from "../indicators/rolling-extreme.ts"
import { rsi } from "../indicators/rsi.ts"
import { sma } from "../indicators/sma.ts"
import { stochastic } from "../indicators/stochastic.ts"
import { vwap } from "../indicators/vwap.ts"
import { columnOfSeries, Series } from "./series.ts"
import type { Clock } from "./series.ts"
import { WindowSeries } from "./window-series.ts"
import type { WindowFunction } from "./window-series.ts"

/** What a strategy declares before the first bar: the prices and indicators it will look at. */
export class StrategySetup {
  readonly open: Series
  readonly high: Series
  readonly low: Series
  readonly close: Series
  readonly volume: Series
  readonly #bars: Bars
  readonly #clock: Clock
  #warmUp = 0

  constructor(bars: Bars, clock: Clock) {
    this.#bars = bars
    this.#clock = clock
    this.open = new Series(bars.open, clock, 0)
    this.high = new Series(bars.high, clock, 0)
    this.low = new Series(bars.low, clock, 0)
    this.close = new Series(bars.close, clock, 0)
    this.volume = new Series(bars.volume, clock, 0)
  }

  /** Bars before the first one at which everything declared so far is defined. */
  get warmUp(): number {
    return this.#warmUp
  }

  sma(series: Series, period: number): Series {
    return this.#of(series, period - 1, period, sma)
  }

  ema(series: Series, period: number): Series {
    return this.#of(series, period - 1, period, ema)
  }

  rsi(series: Series, period: number): Series {
    return this.#of(series, period, period, rsi)
  }

  rateOfChange(series: Series, bars: number): Series {
    return this.#of(series, bars, bars, rateOfChange)
  }

  highest(series: Series, period: number): Series {
    return this.#of(series, period - 1, period, (column, length) => rollingExtreme(column, length, "highest"))
  }

  lowest(series: Series, period: number): Series {
    return this.#of(series, period - 1, period, (column, length) => rollingExtreme(column, length, "lowest"))
  }

  standardDeviation(series: Series, period: number): Series {
    return this.#of(series, period - 1, period, (column, length) => populationDeviation(column, length))
  }

  atr(period: number): Series {
    return this.#declare(atr(this.#bars, checked(period)), period - 1)
  }

  adx(period: number): Series {
    return this.#declare(adx(this.#bars, checked(period)), 2 * period - 1)
  }

  stochastic(period: number): Series {
    return this.#declare(stochastic(this.#bars, checked(period)), period - 1)
  }

  vwap(period: number): Series {
    return this.#declare(vwap(this.#bars, checked(period)), period - 1)
  }

  donchianHigh(period: number): Series {
    return this.#declare(donchianHigh(this.#bars.high, checked(period)), period)
  }

  donchianLow(period: number): Series {
    return this.#declare(donchianLow(this.#bars.low, checked(period)), period)
  }

  /** A series worked out from the last `length` values of another, at each bar when it has closed. */
  window(series: Series, length: number, work: WindowFunction): WindowSeries {
    const declared = new WindowSeries(series, length, work, this.#clock)
    this.#warmUp = Math.max(this.#warmUp, declared.warmUp)
    return declared
  }

  #of(
    series: Series,
    warmUp: number,
    period: number,
    compute: (column: Float64Array, period: number) => Float64Array,
  ): Series {
    return this.#declare(compute(columnOfSeries(series), checked(period)), series.warmUp + warmUp)
  }

  #declare(column: Float64Array, warmUp: number): Series {
    this.#warmUp = Math.max(this.#warmUp, warmUp)
    return new Series(column, this.#clock, warmUp)
  }
}

function checked(period: number): number {
  if (Number.isInteger(period) && period >= 1) return period
  throw new RangeError(`an indicator takes a whole number of bars from 1 on, not ${period}`)
}
