import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Bars } from "../bars.ts"
import { sliceBars } from "../bars.ts"
import { generator, randomBars } from "../random-bars.fixture.ts"
import { adx } from "./adx.ts"
import { ago } from "./ago.ts"
import { atr } from "./atr.ts"
import { bollingerBands } from "./bollinger-bands.ts"
import { donchianHigh, donchianLow } from "./donchian-channel.ts"
import { ema } from "./ema.ts"
import { keltnerChannel } from "./keltner-channel.ts"
import { macd } from "./macd.ts"
import { obv } from "./obv.ts"
import { populationDeviation } from "./population-deviation.ts"
import { rateOfChange } from "./rate-of-change.ts"
import { rollingExtreme } from "./rolling-extreme.ts"
import { rsi } from "./rsi.ts"
import { sma } from "./sma.ts"
import { stochastic } from "./stochastic.ts"
import { vwap } from "./vwap.ts"
import { wilderAverage } from "./wilder-average.ts"

const twelve: Bars = {
  days: Int32Array.from({ length: 12 }, (_, i) => 19_000 + i),
  minutes: null,
  open: Float64Array.of(50, 50.6, 51.2, 50.4, 49.1, 49.9, 51.5, 52.3, 51.8, 53, 52.2, 51.1),
  high: Float64Array.of(51, 51.8, 51.9, 50.9, 50.2, 51.6, 52.6, 53.1, 53.4, 53.6, 52.5, 52),
  low: Float64Array.of(49.5, 50.2, 50.1, 48.8, 48.6, 49.7, 51.2, 51.6, 51.3, 52, 50.7, 50.6),
  close: Float64Array.of(50.5, 51.3, 50.3, 49, 49.8, 51.4, 52.2, 51.9, 53.1, 52.1, 51, 51.7),
  volume: Float64Array.of(100, 120, 90, 150, 130, 80, 160, 110, 140, 70, 95, 105),
}

// Python's standard library, each definition written out on lists: statistics.fmean and pstdev over the window, averages by a loop
// over the list, max and min over slices.
const cases: readonly (readonly [string, (bars: Bars) => Float64Array, readonly number[]])[] = [
  [
    "SMA over 4",
    ({ close }) => sma(close, 4),
    [NaN, NaN, NaN, 50.275, 50.1, 50.125, 50.6, 51.325, 52.15, 52.325, 52.025, 51.975],
  ],
  [
    "EMA over 4",
    ({ close }) => ema(close, 4),
    [
      NaN,
      NaN,
      NaN,
      49.9672,
      49.90032,
      50.500192,
      51.1801152,
      51.46806912,
      52.120841472,
      52.1125048832,
      51.6675029299,
      51.680501758,
    ],
  ],
  [
    "RSI over 5",
    ({ close }) => rsi(close, 5),
    [
      NaN,
      NaN,
      NaN,
      NaN,
      NaN,
      58.1818181818,
      64.6153846154,
      60.269058296,
      70.2684563758,
      55.6729810568,
      43.3050053317,
      51.8191991103,
    ],
  ],
  [
    "MACD line 3, 6",
    ({ close }) => macd(close, { fast: 3, slow: 6, signal: 3 }).line,
    [
      NaN,
      NaN,
      NaN,
      NaN,
      NaN,
      0.16569881597,
      0.461213439978,
      0.436581028556,
      0.62255787754,
      0.385755626814,
      0.0103611620102,
      0.024811544293,
    ],
  ],
  [
    "MACD signal 3",
    ({ close }) => macd(close, { fast: 3, slow: 6, signal: 3 }).signal,
    [
      NaN,
      NaN,
      NaN,
      NaN,
      NaN,
      NaN,
      NaN,
      0.375018578265,
      0.498788227902,
      0.442271927358,
      0.226316544684,
      0.125564044489,
    ],
  ],
  [
    "upper Bollinger band 5, 2",
    ({ close }) => bollingerBands(close, { period: 5, deviations: 2 }).upper,
    [
      NaN,
      NaN,
      NaN,
      NaN,
      51.7052540772,
      52.1781309084,
      52.8154340245,
      53.3503011866,
      53.8613757127,
      53.2470682002,
      53.4022369388,
      53.32,
    ],
  ],
  [
    "lower Bollinger band 5, 2",
    ({ close }) => bollingerBands(close, { period: 5, deviations: 2 }).lower,
    [
      NaN,
      NaN,
      NaN,
      NaN,
      48.6547459228,
      48.5418690916,
      48.2645659755,
      48.3696988134,
      49.4986242873,
      51.0329317998,
      50.7177630612,
      50.6,
    ],
  ],
  [
    "population deviation over 4",
    ({ close }) => populationDeviation(close, 4),
    [
      NaN,
      NaN,
      NaN,
      0.825757228246,
      0.833666600027,
      0.869985632065,
      1.26491106407,
      0.925675429079,
      0.618465843843,
      0.460298815988,
      0.74624057783,
      0.759522876548,
    ],
  ],
  [
    "ATR over 3",
    (bars) => atr(bars, 3),
    [
      NaN,
      NaN,
      1.63333333333,
      1.78888888889,
      1.72592592593,
      1.78395061728,
      1.65596707819,
      1.60397805213,
      1.76931870142,
      1.71287913428,
      1.74191942285,
      1.6279462819,
    ],
  ],
  [
    "Donchian high of 3",
    ({ high }) => donchianHigh(high, 3),
    [NaN, NaN, NaN, 51.9, 51.9, 51.9, 51.6, 52.6, 53.1, 53.4, 53.6, 53.6],
  ],
  [
    "Donchian low of 3",
    ({ low }) => donchianLow(low, 3),
    [NaN, NaN, NaN, 49.5, 48.8, 48.6, 48.6, 48.6, 49.7, 51.2, 51.3, 50.7],
  ],
  [
    "highest of 4",
    ({ close }) => rollingExtreme(close, 4, "highest"),
    [NaN, NaN, NaN, 51.3, 51.3, 51.4, 52.2, 52.2, 53.1, 53.1, 53.1, 53.1],
  ],
  [
    "lowest of 4",
    ({ close }) => rollingExtreme(close, 4, "lowest"),
    [NaN, NaN, NaN, 49.0, 49.0, 49.0, 49.0, 49.8, 51.4, 51.9, 51.0, 51.0],
  ],
  [
    "rate of change over 4",
    ({ close }) => rateOfChange(close, 4),
    [
      NaN,
      NaN,
      NaN,
      NaN,
      -0.0138613861386,
      0.00194931773879,
      0.037773359841,
      0.0591836734694,
      0.066265060241,
      0.0136186770428,
      -0.0229885057471,
      -0.00385356454721,
    ],
  ],
  [
    "stochastic %K over 4",
    (bars) => stochastic(bars, 4),
    [
      NaN,
      NaN,
      NaN,
      6.45161290323,
      36.3636363636,
      84.8484848485,
      90.0,
      73.3333333333,
      91.8918918919,
      37.5,
      10.3448275862,
      36.6666666667,
    ],
  ],
  [
    "ADX over 3",
    (bars) => adx(bars, 3),
    [
      NaN,
      NaN,
      NaN,
      NaN,
      NaN,
      33.1617331617,
      43.4897081956,
      53.0156883515,
      49.8527038764,
      50.4222293342,
      45.7846508013,
      44.0227573524,
    ],
  ],
  [
    "on-balance volume",
    (bars) => obv(bars),
    [0.0, 120.0, 30.0, -120.0, 10.0, 90.0, 250.0, 140.0, 280.0, 210.0, 115.0, 220.0],
  ],
  [
    "VWAP over 3",
    (bars) => vwap(bars, 3),
    [
      NaN,
      NaN,
      50.7559139785,
      50.3777777778,
      49.8468468468,
      49.8509259259,
      50.8954954955,
      51.8114285714,
      52.2585365854,
      52.4552083333,
      52.218579235,
      51.7154320988,
    ],
  ],
  [
    "upper Keltner channel 3, 1.5",
    (bars) => keltnerChannel(bars, { period: 3, ranges: 1.5 }).upper,
    [
      NaN,
      NaN,
      53.05,
      52.4833333333,
      52.3888888889,
      53.2759259259,
      53.8839506173,
      54.0559670782,
      55.0289780521,
      54.8068187014,
      54.2316291343,
      54.1012944229,
    ],
  ],
]

describe("an indicator", () => {
  it.each(cases)("gives what Python gives: %s", (_, indicator, expected) => {
    const rounded = (value: number) => Number(value.toPrecision(9))
    expect(Array.from(indicator(twelve), rounded)).toEqual(expected.map(rounded))
  })

  it.each(cases)("at a bar depends on no later bar: %s", (_, indicator) => {
    const bars = randomBars(generator(11), { count: 60, volatility: 0.1, intraday: false })
    const whole = indicator(bars)
    for (let end = 1; end <= 60; end++)
      expect(indicator(sliceBars(bars, 0, end))).toEqual(whole.slice(0, end))
  })

  it.each(cases)("of no bar is no value: %s", (_, indicator) => {
    expect(indicator(sliceBars(twelve, 0, 0))).toHaveLength(0)
  })
})

describe("a simple moving average", () => {
  it("does not drift over a million bars", () => {
    const values = Float64Array.from({ length: 1_000_000 }, (_, i) => (i % 2 === 0 ? 1e9 + 0.7 : 0.1))
    values.fill(0.1, -20)
    expect(sma(values, 10).at(-1)).toBe(0.1)
  })

  it("is exactly the price where prices are equal", () => {
    expect(sma(new Float64Array(50).fill(73.13), 7).slice(6)).toEqual(new Float64Array(44).fill(73.13))
  })

  it("starts anew after a hole", () => {
    expect(sma(Float64Array.of(1, 2, NaN, 4, 6, 8), 2)).toEqual(Float64Array.of(NaN, 1.5, NaN, NaN, 5, 7))
  })
})

describe("RSI", () => {
  it("is 100 when nothing fell and undefined when nothing moved", () => {
    expect(rsi(Float64Array.of(1, 2, 3), 2)[2]).toBe(100)
    expect(rsi(Float64Array.of(1, 1, 1), 2)[2]).toBeNaN()
  })
})

describe("values ago", () => {
  it("are the earlier values, and none before the first", () => {
    expect(ago(Float64Array.of(1, 2, 4), 1)).toEqual(Float64Array.of(NaN, 1, 2))
    expect(ago(Float64Array.of(1, 2, 4), 5)).toEqual(Float64Array.of(NaN, NaN, NaN))
  })
})

describe("the volume-weighted price", () => {
  it("of a price that never moves is that price, to the last digit", () => {
    const count = 200
    const still = new Float64Array(count).fill(15)
    const volume = Float64Array.from({ length: count }, (_, i) => ((i * 7919) % 4999) + 1)
    const found = vwap({ high: still, low: still, close: still, volume }, 7)
    expect(new Set(found.subarray(6))).toEqual(new Set([15]))
  })
})

describe("averages", () => {
  const still = Float64Array.from({ length: 60 }, () => 10.1)

  it.each([2, 5, 9, 12, 26])(
    "of a price that never moves are that price, to the last digit: over %d",
    (period) => {
      for (const average of [sma, ema, wilderAverage]) {
        expect(new Set(average(still, period).subarray(period - 1))).toEqual(new Set([10.1]))
      }
    },
  )
})

describe("the population deviation", () => {
  it("keeps its digits far from zero, where sums of squares have none left", () => {
    // Python: statistics.pstdev of each six of these numbers is √(35/12), whatever stands before them.
    const far = Float64Array.from({ length: 40 }, (_, i) => 1e9 + i)
    for (const value of populationDeviation(far, 6).subarray(5))
      expect(value).toBeCloseTo(1.707825127659933, 12)
  })

  it("of more bars than there are takes no memory for them", () => {
    expect([...populationDeviation(Float64Array.of(1, 2), 2 ** 40)]).toEqual([NaN, NaN])
  })

  it("is exactly 0 where nothing moves, after whatever did", () => {
    const still = Float64Array.from({ length: 40 }, (_, i) => (i < 7 ? 1e12 / (i + 1) : 0.1))
    expect([...new Set(populationDeviation(still, 6).subarray(12))]).toEqual([0])
  })

  it("is that of each window by itself, and undefined where one has a gap", () => {
    const any = fc.array(fc.oneof(fc.double({ min: -1e3, max: 1e3, noNaN: true }), fc.constant(NaN)), {
      minLength: 1,
      maxLength: 60,
    })
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: 20 }), (numbers, period) => {
        const found = populationDeviation(Float64Array.from(numbers), period)
        found.forEach((value, i) => {
          const window = numbers.slice(Math.max(0, i - period + 1), i + 1)
          const mean = window.reduce((sum, each) => sum + each, 0) / period
          const squares = window.reduce((sum, each) => sum + (each - mean) ** 2, 0)
          const expected = i < period - 1 ? NaN : Math.sqrt(squares / period)
          expect(Number.isNaN(value)).toBe(Number.isNaN(expected))
          expect(Math.abs(value - expected) > 1e-9).toBe(false)
        })
      }),
    )
  })
})
