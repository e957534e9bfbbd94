import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { epochDayOf, parseIsoDate } from "../../money/iso-date.ts"
import type { Bars } from "../bars.ts"
import type { PortfolioInstrument, PortfolioRequest } from "./portfolio-request.ts"
import { runPortfolio } from "./run-portfolio.ts"

const first = epochDayOf(2024, 1, 1)
const LENGTH = 120

type Cell = { readonly move: number; readonly gap: number; readonly trades: boolean }

const cell: fc.Arbitrary<Cell> = fc.record({
  move: fc.double({ min: -0.06, max: 0.06, noNaN: true }),
  gap: fc.double({ min: -0.02, max: 0.02, noNaN: true }),
  trades: fc.integer({ min: 0, max: 9 }).map((value) => value > 0),
})

/** A random walk of daily bars from a price on; days without a trade have no bar. */
function barsOf(start: number, cells: readonly Cell[]): Bars {
  let price = start
  const rows = cells.flatMap(({ move, gap, trades }, i) => {
    const open = price * (1 + gap)
    price *= 1 + move
    return trades || i === 50 || i === 51 ? [{ day: first + i, open, close: price }] : []
  })
  const column = (value: (row: (typeof rows)[number]) => number) => Float64Array.from(rows, value)
  return {
    days: Int32Array.from(rows, ({ day }) => day),
    minutes: null,
    open: column(({ open }) => open),
    high: column(({ open, close }) => Math.max(open, close)),
    low: column(({ open, close }) => Math.min(open, close)),
    close: column(({ close }) => close),
    volume: new Float64Array(rows.length).fill(NaN),
  }
}

const instrument = fc
  .record({
    start: fc.double({ min: 5, max: 500, noNaN: true }),
    cells: fc.array(cell, { minLength: LENGTH, maxLength: LENGTH }),
    listed: fc.integer({ min: 0, max: 40 }),
    died: fc.integer({ min: 60, max: 2 * LENGTH }),
    currency: fc.constantFrom("USD", "USD", "EUR"),
    paid: fc.array(fc.integer({ min: 1, max: LENGTH - 1 }), { maxLength: 3 }),
    isTimed: fc.boolean(),
    share: fc.double({ min: 0.05, max: 1, noNaN: true }),
  })
  .map(({ start, cells, listed, died, ...rest }) => ({
    bars: cut(barsOf(start, cells), listed, died),
    ...rest,
  }))

function cut(bars: Bars, from: number, to: number): Bars {
  const keep = (_: number, i: number) => bars.days[i] >= first + from && bars.days[i] < first + to
  return {
    days: bars.days.filter(keep),
    minutes: null,
    open: bars.open.filter(keep),
    high: bars.high.filter(keep),
    low: bars.low.filter(keep),
    close: bars.close.filter(keep),
    volume: bars.volume.filter(keep),
  }
}

const rates = new Map([
  [
    "EUR",
    {
      days: Int32Array.from({ length: LENGTH / 2 }, (_, i) => first + 2 * i),
      rates: Float64Array.from({ length: LENGTH / 2 }, (_, i) => 1.1 + 0.1 * Math.sin(i / 5)),
    },
  ],
])

const period = fc.constantFrom("daily", "weekly", "monthly", "quarterly", "yearly")

/** Portfolios of every kind but for rankings, in fractional units and without fees a fill. */
const smooth = fc
  .record({
    instruments: fc.array(instrument, { minLength: 1, maxLength: 4 }),
    invested: fc.double({ min: 0.3, max: 1, noNaN: true }),
    contribution: fc.option(fc.record({ amount: fc.integer({ min: -400, max: 900 }), period })),
    rebalance: fc.oneof(fc.constant("none" as const), period),
    band: fc.option(fc.record({ absolute: fc.constantFrom(0.02, 0.1), relative: fc.constantFrom(0.1, 0.5) })),
    reinvestDividends: fc.boolean(),
    commission: fc.constantFrom(0, 0.001, 0.02),
    spread: fc.constantFrom(0, 0.002),
    slippage: fc.constantFrom(0, 0.001),
    cashInterestRate: fc.constantFrom(0, 0.03),
  })
  .map(({ instruments, invested, contribution, band, ...rest }): PortfolioRequest => {
    const shares = instruments.reduce((sum, { share }) => sum + share, 0)
    return {
      currency: "USD",
      cash: 10_000,
      rates,
      instruments: instruments.map(({ bars, currency, paid, isTimed, share }, i): PortfolioInstrument => {
        const days = [...new Set(paid)].sort((a, b) => a - b).map((day) => first + day)
        const lowest = Math.min(...bars.close)
        return {
          symbol: `S${i}`,
          currency,
          bars,
          dividends: {
            days: Int32Array.from(days),
            amounts: new Float64Array(days.length).fill(lowest / 50),
          },
          target: { weight: (invested * share) / shares },
          ...(isTimed ? { strategy: { id: "momentum", parameters: { lookback: 5, threshold: 0 } } } : {}),
        }
      }),
      ...(contribution === null || contribution.amount === 0 ? {} : { contribution }),
      ...(band === null ? {} : { band }),
      ...rest,
    }
  })

/** Also whole units and fees a fill. */
const any = fc
  .tuple(smooth, fc.boolean(), fc.constantFrom(0, 1, 25))
  .map(([request, wholeUnits, fixedCommission]) => ({ ...request, wholeUnits, fixedCommission }))

const runs = { numRuns: 100 }
/** The largest difference between two columns, the first of them divided by a factor. */
function apart(one: Float64Array, other: Float64Array, factor = 1): number {
  return Math.max(...one.map((value, i) => Math.abs(value / factor - other[i])))
}

describe("a portfolio", () => {
  it("is worth its cash and its units at their prices, every day, as its fills alone tell", () => {
    fc.assert(
      fc.property(any, (request) => {
        const run = runPortfolio({ ...request, cashInterestRate: 0 })
        const units = new Map<string, number>()
        let cash = 0
        let next = 0
        run.days.forEach((day, i) => {
          // Paid on what was held before the day's fills; those of a day that nothing trades on, on the next.
          const since = i === 0 ? day - 1 : run.days[i - 1]
          for (const { symbol, currency, dividends } of request.instruments) {
            const paid = dividends?.amounts.filter((_, at) => {
              return dividends.days[at] > since && dividends.days[at] <= day
            })
            for (const amount of paid ?? []) cash += amount * (units.get(symbol) ?? 0) * rateOn(currency, day)
          }
          for (; next < run.trades.length && parseIsoDate(run.trades[next].date) === day; next++) {
            const { symbol, units: filled, price, fee } = run.trades[next]
            units.set(symbol, (units.get(symbol) ?? 0) + filled)
            cash -= filled * price + fee
          }
          cash += run.flows[i]
          const held = request.instruments.reduce((sum, { symbol, bars, currency }) => {
            const amount = units.get(symbol) ?? 0
            return Math.abs(amount) < 1e-9 ? sum : sum + amount * closeOn(bars, day) * rateOn(currency, day)
          }, 0)
          expect(run.cash[i]).toBeCloseTo(cash, 5)
          expect(run.value[i]).toBeCloseTo(cash + held, 5)
        })
        expect(next).toBe(run.trades.length)
      }),
      runs,
    )
  })

  it("is worth at the end what came in, less what went out, and what its parts gained", () => {
    fc.assert(
      fc.property(any, (request) => {
        const { totals, positions, flows } = runPortfolio(request)
        const gained = positions.reduce((sum, { gain }) => sum + gain, totals.interest)
        expect(totals.value).toBeCloseTo(flows.reduce((sum, flow) => sum + flow) + gained, 5)
        expect(totals.gain).toBeCloseTo(gained, 5)
      }),
      runs,
    )
  })

  it("never buys on credit", () => {
    fc.assert(
      fc.property(any, ({ contribution: _contribution, ...request }) => {
        expect(Math.min(...runPortfolio(request).cash)).toBeGreaterThan(-1e-5)
      }),
      runs,
    )
  })

  it("is the same by weights and by the amounts that they are", () => {
    fc.assert(
      fc.property(smooth, (request) => {
        const instruments = request.instruments.map((each) => {
          const weight = each.target !== undefined && "weight" in each.target ? each.target.weight : NaN
          return { ...each, target: { amount: weight * 10_000 } }
        })
        expect(
          apart(runPortfolio({ ...request, instruments }).value, runPortfolio(request).value),
        ).toBeLessThan(1e-5)
      }),
      runs,
    )
  })

  it("is worth three times as much with three times the money", () => {
    fc.assert(
      fc.property(smooth, (request) => {
        const { contribution } = request
        const tripled = {
          ...request,
          cash: 30_000,
          ...(contribution === undefined
            ? {}
            : { contribution: { ...contribution, amount: 3 * contribution.amount } }),
        }
        expect(apart(runPortfolio(tripled).value, runPortfolio(request).value, 3)).toBeLessThan(1e-5)
      }),
      runs,
    )
  })

  it("does not depend on the order of its instruments", () => {
    fc.assert(
      fc.property(smooth, (request) => {
        const turned = { ...request, instruments: request.instruments.toReversed() }
        expect(apart(runPortfolio(turned).value, runPortfolio(request).value)).toBeLessThan(1e-5)
      }),
      runs,
    )
  })

  it("is up to a day the same whatever prices come after it", () => {
    fc.assert(
      fc.property(any, fc.integer({ min: 10, max: LENGTH - 1 }), fc.boolean(), (request, at, isRanked) => {
        const rule = isRanked ? ranked(request) : request
        const day = first + at
        const whole = runPortfolio(rule)
        const other = runPortfolio({ ...rule, instruments: rule.instruments.map((each) => after(each, day)) })
        const end = whole.days.findIndex((each) => each > day)
        const upTo = end < 0 ? whole.days.length : end
        expect(other.value.slice(0, upTo)).toEqual(whole.value.slice(0, upTo))
        expect(other.cash.slice(0, upTo)).toEqual(whole.cash.slice(0, upTo))
        const until = ({ trades }: typeof whole) =>
          trades.filter(({ date }) => (parseIsoDate(date) ?? Infinity) <= day)
        expect(until(other)).toEqual(until(whole))
      }),
      runs,
    )
  })
})

function ranked(request: PortfolioRequest): PortfolioRequest {
  const instruments = request.instruments.map(({ target: _target, strategy: _strategy, ...each }) => each)
  return { ...request, instruments, ranking: { lookback: 10, top: 1 }, rebalance: "weekly" }
}

/** The instrument with other prices after a day. */
function after(instrument: PortfolioInstrument, day: number): PortfolioInstrument {
  const { bars } = instrument
  const other = (prices: Float64Array) =>
    prices.map((price, i) => (bars.days[i] > day ? price * (1.5 + Math.sin(i)) : price))
  const changed = {
    open: other(bars.open),
    high: other(bars.high),
    low: other(bars.low),
    close: other(bars.close),
  }
  return { ...instrument, bars: { ...bars, ...changed } }
}

function closeOn({ days, close }: Bars, day: number): number {
  const at = days.findLastIndex((each) => each <= day)
  return at < 0 ? NaN : close[at]
}

function rateOn(currency: string, day: number): number {
  const series = rates.get(currency)
  if (currency === "USD" || series === undefined) return 1
  return series.rates[series.days.findLastIndex((each) => each <= day)]
}
