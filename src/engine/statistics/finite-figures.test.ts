import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { EquityCurve } from "../series/equity-curve.ts"
import { returnStatistics } from "./return-statistics.ts"
import { seriesStatistics } from "./series-statistics.ts"
import type { StatisticSet } from "./statistic-set.ts"
import type { TradeSample } from "./trade-sample.ts"
import { tradeStatistics } from "./trade-statistics.ts"

/** Ids of the figures that are neither a finite number nor null with a reason, with what they are. */
function malformed({ statistics, nulls }: StatisticSet): string[] {
  return Object.entries(statistics)
    .filter(([id, value]) => (value === null ? !nulls[id] : !Number.isFinite(value) || id in nulls))
    .map(([id, value]) => `${id} ${value} ${nulls[id]}`)
}

const nasty = fc.oneof(
  fc.constantFrom(0, -0, 1, -1, -1.5, 0.01, 1e-300, -1e-300, 1e300, -1e300, 5e-324, 1.7976931348623157e308),
  fc.double({ min: -1.2, max: 2, noNaN: true }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)
const blankOr = fc.oneof({ weight: 1, arbitrary: fc.constant(NaN) }, { weight: 4, arbitrary: nasty })
const column = (values: fc.Arbitrary<number>, count: number) =>
  fc.array(values, { minLength: count, maxLength: count }).map((cells) => Float64Array.from(cells))
const daysFrom = (first: number, count: number) => Int32Array.from({ length: count }, (_, i) => first + i)

const constantColumn = fc
  .tuple(nasty, fc.integer({ min: 0, max: 30 }))
  .map(([value, n]) => new Float64Array(n).fill(value))
const anyColumn = fc.oneof(
  constantColumn,
  fc.array(blankOr, { maxLength: 40 }).map((cells) => Float64Array.from(cells)),
)

describe("no figure is NaN or infinite", () => {
  it.each(["prices", "returns"] as const)("of any %s, against any benchmark", (kind) => {
    fc.assert(
      fc.property(anyColumn, anyColumn, fc.constantFrom(0, 0.05, -1), (values, benchmark, riskFreeRate) => {
        const figures = seriesStatistics(daysFrom(19_000, values.length), values, {
          kind,
          riskFreeRate,
          periodsPerYear: 252,
          benchmark: { days: daysFrom(19_002, benchmark.length), values: benchmark },
        })
        expect(malformed(figures)).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  it("of an account that falls to zero or below and goes on", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 12 }).chain((n) => column(nasty, n)),
        nasty,
        (pnl, initialEquity) => {
          const options = { riskFreeRate: 0, periodsPerYear: 252, firstDay: 19_000 }
          expect(malformed(returnStatistics(curveOf(pnl, initialEquity), options))).toEqual([])
        },
      ),
      { numRuns: 1000 },
    )
  })

  it("of any trades", () => {
    const samples = fc.integer({ min: 0, max: 30 }).chain((count) =>
      fc
        .tuple(column(nasty, count), column(blankOr, count), column(blankOr, count))
        .map(([pnl, money, percent]): TradeSample => ({
          count,
          pnl,
          contracts: money,
          premium: percent,
          openingFees: money,
          closingFees: percent,
          margin: money,
          maxProfit: percent,
          maxLoss: money,
          openDay: daysFrom(19_000, count),
          closeDay: daysFrom(19_001, count),
          openMinute: new Int16Array(count).fill(-1),
          closeMinute: new Int16Array(count).fill(960),
        })),
    )
    fc.assert(
      fc.property(samples, (sample) => {
        expect(malformed(tradeStatistics(sample))).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })
})

describe("an account that falls below zero and goes on", () => {
  const { statistics, nulls } = returnStatistics(curveOf(Float64Array.of(-60, -60, 40), 100), {
    riskFreeRate: 0,
    periodsPerYear: 252,
    firstDay: 19_000,
  })

  it("has a drawdown beyond −100 %", () => {
    expect(statistics["maxDrawdown"]).toBeCloseTo(-1.2, 14)
    expect(statistics["recoveryFactor"]).toBeCloseTo(-80 / 120, 14)
  })

  it("has no figure made from returns", () => {
    for (const id of ["totalReturn", "cagr", "sharpeRatio", "valueAtRisk05", "calmarRatio", "bestMonth"]) {
      expect(nulls[id]).toBe("equity was at or below zero, and a return on it has no meaning")
    }
  })
})

function curveOf(pnl: Float64Array, initialEquity: number): EquityCurve {
  let value = initialEquity
  const equity = pnl.map((gain) => (value += gain))
  const before = (i: number) => (i === 0 ? initialEquity : equity[i - 1])
  return {
    days: daysFrom(19_000, pnl.length),
    initialEquity,
    equity,
    pnl,
    returns: pnl.map((gain, i) => (before(i) > 0 ? gain / before(i) : NaN)),
  }
}
