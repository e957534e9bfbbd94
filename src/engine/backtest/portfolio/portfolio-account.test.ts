import { describe, expect, it } from "vitest"
import { first, run, stock, tradesOf } from "./portfolio.fixture.ts"

// Every expectation is worked out by hand. Bars are flat: all prices of a day are the same. Day 0 is Monday 2024-01-29, day 3 the first of
// February.

const whole = { target: { weight: 1 } }
const half = { target: { weight: 0.5 } }
const monthly = (amount: number) => ({ contribution: { amount, period: "monthly" } as const })

describe("a withdrawal", () => {
  it("is paid out of cash first, and is no loss", () => {
    const result = run([stock("A", [10, 10, 10, 10, 10], half)], monthly(-200))
    expect([...result.flows]).toEqual([1000, 0, 0, -200, 0])
    expect([...result.cash]).toEqual([1000, 500, 500, 300, 300])
    expect(tradesOf(result)).toEqual(["01-30 A 50"])
    expect(result.statistics["timeWeightedReturn"]).toBe(0)
    expect(result.totals).toMatchObject({ invested: 1000, withdrawn: 200, value: 800, gain: 0 })
  })

  it("sells at the next open what cash does not pay, costs included, in proportion to what is held", () => {
    const result = run(
      [stock("A", [10, 10, 10, 10, 10, 10], half), stock("B", [10, 10, 10, 30, 30, 30], half)],
      { ...monthly(-400), commission: 0.01 },
    )
    // 1000 buy 49.504950 of each at 10.1; at 30 B is three quarters. 400 are owed: 100 and 300, and ÷ 0.99 for the fee.
    expect(result.cash[3]).toBeCloseTo(-400, 9)
    expect(result.cash[4]).toBeCloseTo(0, 9)
    const [, , a, b] = result.trades
    expect(a).toMatchObject({ symbol: "A", reason: "withdrawal" })
    expect(a.units).toBeCloseTo(-100 / 0.99 / 10, 9)
    expect(b.units).toBeCloseTo(-300 / 0.99 / 30, 9)
  })

  it("of all there is empties the account, which stays empty, and says so", () => {
    const result = run([stock("A", [10, 10, 10, 10, 10, 10], whole)], { ...monthly(-5000), commission: 0.01 })
    // 99.0099 units at 10, less a hundredth.
    const left = (1000 / 10.1) * 10 * 0.99
    expect(result.flows[3]).toBeCloseTo(-left, 9)
    expect([...result.value].slice(3)).toEqual([0, 0, 0])
    expect([result.ruin, result.curve.days.length]).toEqual(["2024-02-01", 3])
    expect(result.warnings.map(({ id }) => id)).toEqual(["ruin"])
    expect(result.statistics["timeWeightedReturn"]).toBeCloseTo(left / 1000 - 1, 12)
    expect(result.positions[0]).toMatchObject({ units: 0, weight: null })
  })
})

describe("cash", () => {
  it("bears interest by calendar days, which is a gain of no instrument", () => {
    const result = run([stock("A", [10, 10, 10, null, null, 10, 10], half)], { cashInterestRate: 0.365 })
    // 1000 for a day; half of what they are then for a day, three days, and a day; 0.001 a day.
    const grown = 500.5 * 1.001 * 1.003 * 1.001
    expect(result.totals.cash).toBeCloseTo(grown, 9)
    expect(result.totals.interest).toBeCloseTo(grown - 499.5, 9)
    expect(result.totals.gain).toBeCloseTo(grown - 499.5, 9)
    expect(result.positions[0].gain).toBe(0)
  })
})

describe("days without a gain", () => {
  it("are no fall, whatever rounding leaves of their money", () => {
    const third = { target: { weight: 1 / 3 } }
    const prices = [10.1, 10.1, 10.1, 10.1, 10.1, 10.1, 10.1, 10.1]
    const result = run([stock("A", prices, third), stock("B", prices, third), stock("C", prices, third)], {
      cash: 1000.1,
      contribution: { amount: 33.3, period: "daily" },
      rebalance: "daily",
    })
    expect(result.statistics).toMatchObject({ totalReturn: 0, maxDrawdown: 0, positiveDays: 0 })
    expect(result.drawdowns).toEqual([])
  })
})

describe("whole units", () => {
  const thirds = { wholeUnits: true, contribution: { amount: 20, period: "daily" } as const }

  it("let small contributions add up until they buy one", () => {
    const result = run([stock("A", [30, 30, 30, 30, 30, 30, 30], whole)], { cash: 30, ...thirds })
    expect(tradesOf(result)).toEqual(["01-30 A 1", "02-01 A 1", "02-02 A 1", "02-04 A 1"])
    expect([...result.cash]).toEqual([30, 20, 40, 30, 20, 40, 30])
    expect(result.rejectedOrders).toMatchObject([{ reason: "end-of-data", units: 1 }])
  })

  it("say which target is too small for one", () => {
    const result = run([stock("A", [30, 30], whole)], { cash: 20, wholeUnits: true })
    expect(result.rejectedOrders).toEqual([
      {
        date: "2024-01-29",
        symbol: "A",
        units: 20 / 30,
        reason: "under-one-unit",
        detail: "20.00 are too little for a unit at 30.00",
      },
    ])
    expect(result.warnings.map(({ id }) => id)).toEqual(["rejected-orders"])
  })
})

describe("fees", () => {
  it("are never more than a sale brings", () => {
    // In the first days A gains one in a thousand: half a unit of money would be sold for a fee of five.
    const result = run([stock("A", [10, 10, 10.01, 10.01], half), stock("B", [10, 10, 10, 10], half)], {
      fixedCommission: 5,
      rebalance: "daily",
      cash: 10_000,
    })
    const refused = result.rejectedOrders.filter(({ reason }) => reason === "fee-above-value")
    expect(refused.length).toBeGreaterThan(0)
    expect(refused[0].detail).toMatch(/^the sale would bring \d\.\d\d and cost 5\.00$/)
    expect(result.trades.every(({ units, value, fee }) => units > 0 || value > fee)).toBe(true)
  })

  it("leave a purchase out that they are more than", () => {
    const result = run([stock("A", [10, 10], whole)], { cash: 4, fixedCommission: 5 })
    expect(result.rejectedOrders).toMatchObject([{ reason: "not-enough-cash", units: 0.4 }])
    expect(result.totals.value).toBe(4)
  })
})

describe("an instrument that has no price for long", () => {
  const gap = Array.from({ length: 33 }, () => null)
  const steady = Array.from({ length: 40 }, () => 10)

  it("is paid out, its money going to the others, and is bought again when it trades again", () => {
    const result = run([stock("A", steady, half), stock("B", [10, 10, ...gap, 20, 20, 20, 20, 20], half)])
    // B's last price is of day 1; the 31st day after it is day 32. On day 35 it trades again: a half of 1000 is ordered there,
    // of which the account has no cash.
    expect(tradesOf(result)).toEqual(["01-30 A 50", "01-30 B 50", "03-01 B -50", "03-02 A 50"])
    expect(result.rejectedOrders).toMatchObject([{ symbol: "B", reason: "not-enough-cash", units: 25 }])
    expect(result.positions[1]).toMatchObject({ delisted: null, target: 0.5, lastDate: "2024-03-08" })
  })

  it("keeps its place in the account with rebalancing", () => {
    const result = run([stock("A", steady, half), stock("B", [10, 10, ...gap, 20, 20, 20, 20, 20], half)], {
      rebalance: "weekly",
    })
    expect(tradesOf(result).slice(-2)).toEqual(["03-05 A -50", "03-05 B 25"])
  })
})

describe("a ranking", () => {
  it("leaves in cash what cannot be ranked yet, and says how often", () => {
    const result = run([stock("A", [10, 10, 10, 10, 10, 10, 10, 10, 10])], {
      ranking: { lookback: 5, top: 1 },
      rebalance: "weekly",
    })
    expect(tradesOf(result)).toEqual(["02-06 A 100"])
    expect(result.warnings).toMatchObject([{ id: "short-ranking", count: 1 }])
  })
})

describe("rates and benchmarks", () => {
  const rates = new Map([["EUR", { days: Int32Array.of(first), rates: Float64Array.of(2) }]])

  it("say on how many days a rate was more than a week old", () => {
    const prices = Array.from({ length: 10 }, () => 10)
    const inEuros = { ...half, currency: "EUR" }
    const result = run([stock("A", prices, inEuros), stock("B", prices, inEuros)], { rates })
    expect(result.warnings).toMatchObject([
      { id: "stale-rates", count: 2, detail: expect.stringContaining("EUR 2") },
    ])
  })

  it("compare in the account's currency, and have a beta of 1 with themselves", () => {
    const prices = [10, 10, 11, 10, 12, 13]
    const days = Int32Array.from(prices, (_, i) => first + i)
    const result = run([stock("A", prices, { ...whole, currency: "EUR" })], {
      rates,
      from: first,
      benchmark: { days, values: Float64Array.from(prices), currency: "EUR" },
    })
    expect([...(result.benchmark ?? [])]).toEqual(prices.map((price) => 2 * price))
    // Both have no move on the second day; from then on the account is A.
    expect(result.statistics["beta"]).toBeCloseTo(1, 12)
    expect(result.statistics["alpha"]).toBeCloseTo(0, 12)
  })
})

describe("strategies and rankings", () => {
  it("look at prices that are adjusted for dividends where there are such", () => {
    // A falls by its dividend of 1 on the third day: no fall to a strategy that holds it while it is not below the day before.
    const prices = [10, 10, 9, 9, 9]
    const strategy = { id: "momentum", parameters: { lookback: 1, threshold: -0.05 } }
    const dividends = { days: Int32Array.of(first + 2), amounts: Float64Array.of(1) }
    const raw = stock("A", prices, { ...whole, strategy, dividends })
    expect(tradesOf(run([raw]))).toEqual(["01-31 A 111.111111", "02-01 A -111.111111", "02-02 A 111.111111"])
    const signals = stock("A", [9, 9, 9, 9, 9]).bars
    expect(tradesOf(run([{ ...raw, signals }]))).toEqual(["01-31 A 111.111111"])
  })
})
