import { describe, expect, it } from "vitest"
import { parseIsoDate } from "../money/iso-date.ts"
import { seriesStatistics } from "./series-statistics.ts"
import { workedSeries } from "./worked-series.fixture.ts"

function column(cells: Readonly<Record<string, number | null>>) {
  return {
    days: Int32Array.from(Object.keys(cells), (date) => parseIsoDate(date) ?? NaN),
    values: Float64Array.from(Object.values(cells), (cell) => cell ?? NaN),
  }
}

/** Agreement to a millionth, or to a billionth near 0; null agrees with null alone. */
function agrees(actual: number | null | undefined, expected: number | null): boolean {
  if (expected === null || actual === null || actual === undefined) return actual === expected
  return Math.abs(actual - expected) <= Math.max(1e-6 * Math.abs(expected), 1e-9)
}

describe.each(workedSeries)(
  "the figures of $name",
  ({ kind, periodsPerYear, values, benchmark, expected }) => {
    const { days, values: cells } = column(values)
    const { statistics, nulls } = seriesStatistics(days, cells, {
      kind,
      riskFreeRate: 0,
      periodsPerYear,
      ...(benchmark === undefined ? {} : { benchmark: column(benchmark) }),
    })

    it.each(Object.entries(expected))("has a %s of %d", (id, figure) => {
      expect(statistics[id], `${id} should be ${figure}`).toSatisfy((actual) =>
        agrees(actual as number | null, figure),
      )
    })

    it("gives a reason for each figure that does not exist, and for no other", () => {
      const undefinedIds = Object.keys(statistics).filter((id) => statistics[id] === null)
      expect(Object.keys(nulls).sort()).toEqual(undefinedIds.sort())
    })
  },
)

describe("seriesStatistics", () => {
  const options = { kind: "prices", riskFreeRate: 0, periodsPerYear: 252 } as const

  it("leaves every figure of an empty column undefined for want of returns", () => {
    const { statistics, nulls } = seriesStatistics(Int32Array.of(1, 2), Float64Array.of(NaN, NaN), options)
    expect(Object.values(statistics).every((value) => value === null)).toBe(true)
    expect(nulls["totalReturn"]).toBe("no return")
  })

  it("sees no drawdown in a price equal to its peak, whatever rounding its returns carry", () => {
    const { statistics } = seriesStatistics(
      Int32Array.of(1, 2, 3, 4),
      Float64Array.of(3, 1.1, 3, 3.3),
      options,
    )
    expect(statistics["timeInDrawdown"]).toBe(1 / 3)
  })

  it("compares prices with a benchmark in prices", () => {
    const days = Int32Array.of(1, 2, 3, 4)
    const prices = Float64Array.of(100, 110, 99, 120)
    const { statistics } = seriesStatistics(days, prices, { ...options, benchmark: { days, values: prices } })
    expect(statistics["beta"]).toBeCloseTo(1, 12)
    expect(statistics["alpha"]).toBeCloseTo(0, 9)
    expect(statistics["trackingError"]).toBe(0)
    expect(statistics["informationRatio"]).toBeNull()
    expect(statistics["upCapture"]).toBeCloseTo(1, 12)
    expect(statistics["downCapture"]).toBeCloseTo(1, 12)
  })
})
