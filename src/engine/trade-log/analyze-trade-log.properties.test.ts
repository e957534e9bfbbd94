import * as fc from "fast-check"
import { afterEach, describe, expect, it } from "vitest"
import { tradesOf, type WrittenTrade } from "../../../test/trades-of.ts"
import { isoDate } from "../money/iso-date.ts"
import { analyzeTradeLog, type TradeLogAnalysisRequest } from "./analyze-trade-log.ts"

const FIRST_DAY = 19_700
const DAYS = 60
const sessions = Int32Array.from({ length: DAYS + 10 }, (_, i) => FIRST_DAY + i).filter((day) => day % 7 < 5)

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`

/** Cents, so that sums are the same in any order to well below a cent. */
const writtenTrade = fc
  .record({
    day: fc.nat(DAYS),
    minute: fc.integer({ min: 570, max: 900 }),
    heldDays: fc.nat(5),
    heldMinutes: fc.nat(59),
    cents: fc.integer({ min: -200_000, max: 200_000 }),
    contracts: fc.integer({ min: 1, max: 5 }),
    margin: fc.option(fc.nat(9_000), { nil: undefined }),
    strategy: fc.constantFrom("A", "B", "C"),
  })
  .map(({ day, minute, heldDays, heldMinutes, cents, contracts, margin, strategy }): WrittenTrade => {
    const open = FIRST_DAY + day
    return {
      open: `${isoDate(open)} ${clock(minute)}`,
      close: `${isoDate(open + heldDays)} ${clock(minute + heldMinutes)}`,
      pnl: cents / 100,
      contracts,
      strategy,
      ...(margin === undefined ? {} : { margin }),
    }
  })
const writtenLog = fc.array(writtenTrade, { minLength: 1, maxLength: 60 })

function analyze(written: readonly WrittenTrade[], change: Partial<TradeLogAnalysisRequest> = {}) {
  return analyzeTradeLog({
    trades: tradesOf(written),
    dailyLog: null,
    filter: { strategies: null, from: null, to: null, dateBasis: "close" },
    sessions,
    initialCapital: 1_000_000,
    riskFreeRate: 0,
    oneLot: false,
    periodsPerYear: 252,
    ...change,
  })
}

const ofStrategies = (strategies: ReadonlySet<number>): Partial<TradeLogAnalysisRequest> => ({
  filter: { strategies, from: null, to: null, dateBasis: "close" },
})
const sumOf = (values: Iterable<number>) => [...values].reduce((sum, value) => sum + value, 0)

describe("analyzeTradeLog, for any log", () => {
  it("ends at the initial capital plus the total P/L", () => {
    fc.assert(
      fc.property(writtenLog, (log) => {
        const { curve } = analyze(log)
        const total = sumOf(log.map((trade) => trade.pnl))
        expect(curve.equity[curve.equity.length - 1]).toBeCloseTo(1_000_000 + total, 6)
      }),
    )
  })

  it("sums the strategies' P/L to the total, and the months' too", () => {
    fc.assert(
      fc.property(writtenLog, (log) => {
        const { statistics, strategies, monthly } = analyze(log)
        const total = statistics.totalPnl ?? Number.NaN
        expect(sumOf(strategies.map((row) => row.statistics.totalPnl ?? Number.NaN))).toBeCloseTo(total, 6)
        expect(sumOf(monthly.map((month) => month.pnl))).toBeCloseTo(total, 6)
      }),
    )
  })

  it("splits into its strategies: each trade is in exactly one of their analyses", () => {
    fc.assert(
      fc.property(writtenLog, (log) => {
        const names = new Set(log.map((trade) => trade.strategy))
        const parts = [...names].map((_, index) => analyze(log, ofStrategies(new Set([index]))))
        expect(parts.flatMap((part) => [...part.selection]).toSorted((a, b) => a - b)).toEqual([
          ...log.keys(),
        ])
        expect(sumOf(parts.map((part) => part.statistics.totalPnl ?? Number.NaN))).toBeCloseTo(
          analyze(log).statistics.totalPnl ?? Number.NaN,
          6,
        )
      }),
    )
  })

  it("gives the same equity and margin whatever the order of the rows", () => {
    fc.assert(
      fc.property(
        writtenLog.chain((log) =>
          fc.tuple(fc.constant(log), fc.shuffledSubarray(log, { minLength: log.length })),
        ),
        ([log, shuffled]) => {
          const one = analyze(log)
          const other = analyze(shuffled)
          expect([...other.curve.days]).toEqual([...one.curve.days])
          for (let i = 0; i < one.curve.days.length; i++) {
            expect(other.curve.equity[i]).toBeCloseTo(one.curve.equity[i], 6)
          }
          expect([...other.marginHeld]).toEqual([...one.marginHeld])
        },
      ),
    )
  })

  it("holds at no time more margin than all trades together, and at some time the largest trade's", () => {
    fc.assert(
      fc.property(writtenLog, (log) => {
        const margins = log.map((trade) => trade.margin ?? 0)
        const peak = analyze(log).statistics.peakMargin ?? 0
        expect(peak).toBeGreaterThanOrEqual(Math.max(...margins))
        expect(peak).toBeLessThanOrEqual(sumOf(margins))
      }),
    )
  })

  it("changes nothing by scaling trades of one contract to one contract", () => {
    fc.assert(
      fc.property(writtenLog, (log) => {
        const oneContract = log.map((trade) => ({ ...trade, contracts: 1 }))
        expect(analyze(oneContract, { oneLot: true })).toEqual(analyze(oneContract))
      }),
    )
  })

  it("never lets equity above its running peak, and dates each drawdown in order", () => {
    fc.assert(
      fc.property(writtenLog, (log) => {
        const { drawdown, drawdownInMoney, drawdowns } = analyze(log)
        for (const fall of [...drawdown, ...drawdownInMoney]) expect(fall).toBeLessThanOrEqual(0)
        for (const { peakDay, troughDay, recoveryDay } of drawdowns) {
          expect(peakDay).toBeLessThanOrEqual(troughDay)
          expect(troughDay).toBeLessThan(recoveryDay ?? Infinity)
        }
      }),
    )
  })
})

describe("analyzeTradeLog, in any time zone", () => {
  const zoneBefore = process.env.TZ
  afterEach(() => {
    if (zoneBefore === undefined) delete process.env.TZ
    else process.env.TZ = zoneBefore
  })

  it("gives the same result", () => {
    const [log] = fc.sample(writtenLog, { numRuns: 1, seed: 7 })
    const inZone = (zone: string) => {
      process.env.TZ = zone
      return { hour: new Date(0).getHours(), result: analyze(log) }
    }
    const results = ["UTC", "America/New_York", "Asia/Tokyo"].map(inZone)
    expect(results.map(({ hour }) => hour)).toEqual([0, 19, 9])
    expect(results[1].result).toEqual(results[0].result)
    expect(results[2].result).toEqual(results[0].result)
  })
})
