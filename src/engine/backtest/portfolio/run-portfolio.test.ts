import { describe, expect, it } from "vitest"
import { generator, randomBars } from "../random-bars.fixture.ts"
import { runBacktest } from "../run-backtest.ts"
import { InvalidBacktest } from "../invalid-backtest.ts"
import { barsOf, first, run, stock, tradesOf } from "./portfolio.fixture.ts"
import type { PortfolioRequest } from "./portfolio-request.ts"
import { runPortfolio } from "./run-portfolio.ts"

// Every expectation is worked out by hand. Bars are flat: all prices of a day are the same.

const half = { target: { weight: 0.5 } }

describe("an account of several instruments", () => {
  it("decides at a close and trades at the next open, sized by the prices there", () => {
    const result = run([stock("A", [10, 20, 20], half), stock("B", [5, 5, 10], half)])
    // Halves of 1000 at the next open: 500 ÷ 20 and 500 ÷ 5.
    expect(tradesOf(result)).toEqual(["01-30 A 25", "01-30 B 100"])
    expect([...result.value]).toEqual([1000, 1000, 1500])
    expect(result.statistics["totalReturn"]).toBeCloseTo(1 / 2, 12)
  })

  it.each([
    ["buy-and-hold", {}],
    ["sma-cross", { fast: 3, slow: 9 }],
    ["rsi-reversion", { period: 4, oversold: 40, overbought: 60 }],
    ["momentum", { lookback: 5 }],
  ])("does with one instrument what a backtest of it does: %s", (id, parameters) => {
    const bars = randomBars(generator(5), { count: 400, volatility: 0.03, intraday: false })
    const strategy = { id, parameters }
    const settings = { fractional: true, slippage: 0.001, spread: 0.001, fixedCommission: 1 }
    const alone = runBacktest({ bars, strategy, settings })
    const { value } = runPortfolio({
      instruments: [{ symbol: "A", currency: "USD", bars, strategy, target: { weight: 1 } }],
      currency: "USD",
      slippage: 0.001,
      spread: 0.001,
      fixedCommission: 1,
    })
    expect(alone.equity[399]).not.toBe(10_000)
    for (let bar = 0; bar < 400; bar++) expect(value[bar]).toBeCloseTo(alone.equity[bar], 6)
  })

  it("takes amounts alone, the money being their sum", () => {
    const result = runPortfolio({
      instruments: [
        stock("A", [10, 10], { target: { amount: 300 } }),
        stock("B", [10, 10], { target: { amount: 100 } }),
      ],
      currency: "USD",
      commission: 0,
    })
    expect(result.value[0]).toBe(400)
    expect(result.positions.map(({ units }) => units)).toEqual([30, 10])
  })

  it("takes weights alone, with money of its own", () => {
    const result = runPortfolio({ instruments: [stock("A", [10, 10], half)], currency: "USD", commission: 0 })
    expect([result.value[0], result.cash[1]]).toEqual([10_000, 5000])
  })

  it("buys whole units where it has to, fees paid", () => {
    const result = run([stock("A", [30, 30], { target: { weight: 1 } })], {
      wholeUnits: true,
      commission: 0.01,
    })
    // 33 are ordered, 33 × 30.3 = 999.90.
    expect(tradesOf(result)).toEqual(["01-30 A 33"])
    expect(result.cash[1]).toBeCloseTo(0.1, 10)
    expect(result.totals.fees).toBeCloseTo(9.9, 10)
  })

  it("is worth cash and holdings, and gains what its parts gain", () => {
    const result = run([stock("A", [10, 11, 12, 9], half), stock("B", [5, 4, 6, 7], half)], {
      commission: 0.01,
      rebalance: "daily",
    })
    const held = result.positions.reduce((sum, { value }) => sum + value, 0)
    expect(result.value.at(-1)).toBeCloseTo(held + (result.cash.at(-1) ?? NaN), 10)
    expect(result.curve.pnl.reduce((sum, value) => sum + value, 1000)).toBeCloseTo(
      result.value.at(-1) ?? NaN,
      10,
    )
  })
})

describe("rebalancing", () => {
  // From Thursday 2024-02-01 on A is worth twice as much.
  const instruments = [stock("A", [10, 10, 10, 20, 20, 20], half), stock("B", [10, 10, 10, 10, 10, 10], half)]

  it("by calendar happens on the first trading day of a period", () => {
    const result = run(instruments, { rebalance: "monthly" })
    expect(result.rebalances.map(({ date }) => date)).toEqual(["2024-02-01"])
    // 1500 in halves: 37.5 of A, 75 of B.
    expect(tradesOf(result)).toEqual(["01-30 A 50", "01-30 B 50", "02-02 A -12.5", "02-02 B 25"])
  })

  it("by band happens when a weight is too far from its target", () => {
    // A's weight is two thirds: 16.7 points from its target, a third of it.
    expect(run(instruments, { band: { absolute: 0.1 } }).rebalances.map(({ date }) => date)).toEqual([
      "2024-02-01",
    ])
    expect(run(instruments, { band: { relative: 0.3 } }).rebalances.map(({ date }) => date)).toEqual([
      "2024-02-01",
    ])
    expect(
      run(instruments, { band: { absolute: 0.2, relative: 0.5 } }).rebalances.map(({ date }) => date),
    ).toEqual([])
  })

  it("does not happen unasked", () => {
    expect(run(instruments).trades).toHaveLength(2)
  })
})

describe("contributions", () => {
  it("arrive at a close, are no return, and buy in proportion at the next open", () => {
    const result = run([stock("A", [10, 10, 10, 10, 10], half)], {
      contribution: { amount: 100, period: "monthly" },
    })
    expect([...result.flows]).toEqual([1000, 0, 0, 100, 0])
    expect([...result.value]).toEqual([1000, 1000, 1000, 1100, 1100])
    expect(tradesOf(result)).toEqual(["01-30 A 50", "02-02 A 5"])
    expect(result.statistics["totalReturn"]).toBe(0)
    expect(result.statistics["maxDrawdown"]).toBe(0)
  })
})

describe("instruments that come and go", () => {
  it("are bought when they list, their share being cash until then", () => {
    const result = run([stock("A", [10, 10, 10, 10], half), stock("B", [null, null, 5, 5], half)])
    expect([...result.cash]).toEqual([1000, 500, 500, 0])
    expect(tradesOf(result)).toEqual(["01-30 A 50", "02-01 B 100"])
    const [warning] = result.warnings
    expect([warning.id, warning.detail]).toEqual([
      "listed-late",
      "instruments without a price at the start, their share being cash until then: B from 2024-01-31",
    ])
  })

  it("are worth their last known price on a day without one, which is said", () => {
    const result = run([stock("A", [10, 10, 12, 12], half), stock("B", [10, 10, null, 20], half)])
    expect([...result.value]).toEqual([1000, 1000, 1100, 1600])
    expect(result.warnings).toEqual([
      {
        id: "carried-forward",
        count: 1,
        detail: "days on which a holding was valued at an earlier price: B 1",
      },
    ])
  })

  it("are sold at the last price after thirty days without one, and the others take their share", () => {
    const long = Array.from({ length: 40 }, () => 10)
    const dead = long.map((price, day) => (day < 5 ? price : null))
    const result = run([stock("A", long, half), stock("B", dead, half)], { rebalance: "weekly" })
    // The last price is of the fifth day; the 31st day after it is day 35, a Monday.
    expect(tradesOf(result)).toEqual(["01-30 A 50", "01-30 B 50", "03-04 B -50", "03-05 A 50"])
    expect(result.warnings.map(({ id }) => id)).toEqual(["carried-forward", "delisted"])
  })
})

describe("dividends", () => {
  const paying = stock("A", [10, 10, 10, 10], {
    target: { weight: 1 },
    dividends: { days: Int32Array.of(first - 5, first + 1, first + 2), amounts: Float64Array.of(9, 9, 0.5) },
  })

  it("are paid on the units held before the ex-day's trades, and stay cash", () => {
    // 100 units are bought on the second day, whose dividend went to who held before.
    const result = run([paying])
    expect([...result.cash]).toEqual([1000, 0, 50, 50])
    expect(result.totals.dividends).toBe(50)
    expect(result.statistics["totalReturn"]).toBeCloseTo(0.05, 12)
  })

  it("are reinvested in what paid them at the next fill", () => {
    const result = run([paying], { reinvestDividends: true })
    expect(result.positions[0].units).toBeCloseTo(105, 9)
    expect(result.cash.at(-1)).toBeCloseTo(0, 9)
  })
})

describe("foreign instruments", () => {
  it("are valued at the last known rate", () => {
    const rates = new Map([
      ["EUR", { days: Int32Array.of(first - 3, first + 2), rates: Float64Array.of(2, 3) }],
    ])
    const result = run([stock("A", [10, 10, 10], { currency: "EUR", target: { weight: 1 } })], { rates })
    expect([...result.value]).toEqual([1000, 1000, 1500])
    expect(result.trades[0]).toEqual({
      date: "2024-01-30",
      symbol: "A",
      units: 50,
      price: 20,
      value: 1000,
      fee: 0,
      reason: "start",
    })
  })
})

describe("rules", () => {
  it("hold an instrument only while its own strategy is in position", () => {
    // In while the close is above that of the day before: from the second day to the fourth.
    const timed = stock("A", [10, 11, 12, 11, 11], {
      target: { weight: 1 },
      strategy: { id: "momentum", parameters: { lookback: 1 } },
    })
    expect(tradesOf(run([timed]))).toEqual(["01-31 A 83.333333", "02-02 A -83.333333"])
  })

  it("rank: the top by return over the lookback, at each rebalancing", () => {
    const instruments = [
      stock("A", [10, 12, 12, 12, 12, 12, 12, 12, 12]),
      stock("B", [10, 11, 11, 11, 11, 11, 11, 11, 11]),
      stock("C", [10, 10, 10, 10, 10, 10, 10, 20, 20]),
    ]
    const result = run(instruments, {
      ranking: { lookback: 1, top: 1 },
      rebalance: "weekly",
      from: first + 1,
    })
    // A leads at the close of the first day, C at that of the next Monday, 2024-02-05.
    expect(tradesOf(result)).toEqual(["01-31 A 83.333333", "02-06 A -83.333333", "02-06 C 50"])
  })
})

describe("a decision", () => {
  it("is the same whatever comes later", () => {
    const prices = [10, 11, 9, 12, 14, 13, 15, 11, 10, 12, 16, 18]
    const other = [5, 6, 6, 7, 5, 4, 6, 7, 8, 8, 7, 6]
    const requestOf = (length: number): Partial<PortfolioRequest> => ({
      rebalance: "daily",
      to: first + length - 1,
    })
    const instruments = [
      stock("A", prices, { ...half, strategy: { id: "momentum", parameters: { lookback: 2 } } }),
      stock("B", other, half),
    ]
    const whole = run(instruments, requestOf(12))
    for (let length = 2; length < 12; length++) {
      const cut = instruments.map((each, i) => ({
        ...each,
        bars: barsOf((i === 0 ? prices : other).slice(0, length)),
      }))
      expect(run(cut, requestOf(length)).value).toEqual(whole.value.slice(0, length))
    }
  })
})

describe("a portfolio that cannot be run", () => {
  it.each([
    ["no instrument", () => run([]), "there is no instrument"],
    ["one twice", () => run([stock("A", [1, 1], half), stock("A", [1, 1], half)]), "A is there twice"],
    [
      "no target beside one",
      () => run([stock("A", [1, 1], half), stock("B", [1, 1])]),
      "A has a weight and B no target; allowed: a weight in all, an amount in all, or no target in any",
    ],
    [
      "weights beyond 1",
      () => run([stock("A", [1, 1], { target: { weight: 1.5 } })]),
      "from 0 to 1 each and 1 together",
    ],
    [
      "a contribution that never comes",
      () => run([stock("A", [1, 1], half)], { contribution: { amount: 5, period: "none" } }),
      "the contribution has no period; allowed: daily, weekly",
    ],
    [
      "a band without a width",
      () => run([stock("A", [1, 1], half)], { band: {} }),
      "allowed: absolute, relative, or both",
    ],
    [
      "days in the wrong order",
      () => run([stock("A", [1, 1], half)], { from: first + 1, to: first }),
      "allowed: a day from 2024-01-30 on",
    ],
    [
      "more instruments than a hundred",
      () => run(Array.from({ length: 101 }, (_, i) => stock(`S${i}`, [1, 1]))),
      "there are 101 instruments; allowed: at most 100",
    ],
    [
      "a benchmark of other days",
      () =>
        run([stock("A", [1, 1], half)], {
          benchmark: { days: Int32Array.of(first + 9), values: Float64Array.of(1), currency: "USD" },
        }),
      "the benchmark has fewer than two prices from 2024-01-29 to 2024-01-30",
    ],
    [
      "no rates",
      () => run([stock("A", [1, 1], { ...half, currency: "EUR" })]),
      "A is in EUR and there are no rates of it",
    ],
    [
      "a short strategy",
      () => run([stock("A", [1, 1], { ...half, strategy: { id: "momentum", direction: "short" } })]),
      "allowed in a portfolio: long",
    ],
    [
      "a ranking of more than there are",
      () => run([stock("A", [1, 1])], { ranking: { lookback: 1, top: 2 } }),
      "allowed: 1 to 1",
    ],
    [
      "days without prices",
      () => run([stock("A", [1, 1], half)], { from: first + 9 }),
      "fewer than two days have prices",
    ],
    [
      "a rate that comes too late",
      () =>
        run([stock("A", [1, 1], { ...half, currency: "EUR" })], {
          rates: new Map([["EUR", { days: Int32Array.of(first + 1), rates: Float64Array.of(2) }]]),
        }),
      "there is no rate of EUR on or before 2024-01-29",
    ],
  ])("is refused with what is allowed: %s", (_, attempt, message) => {
    expect(attempt).toThrow(InvalidBacktest)
    expect(attempt).toThrow(message)
  })
})
