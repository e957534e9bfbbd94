import { describe, expect, it } from "vitest"
import { epochDayOf, isoDate } from "../money/iso-date.ts"
import { calendarBuckets } from "./calendar-buckets.ts"
import type { CalendarPeriod } from "./calendar-buckets.ts"
import { curveFromReturns } from "./curve-from-returns.ts"
import { monthlyReturns, yearlyReturns } from "./period-returns.ts"

const days = Int32Array.of(
  epochDayOf(2023, 12, 29),
  epochDayOf(2024, 1, 1),
  epochDayOf(2024, 1, 7),
  epochDayOf(2024, 1, 8),
  epochDayOf(2024, 3, 1),
)

const bucketsBy = (period: CalendarPeriod) =>
  calendarBuckets(days, period).map(({ start, from, to }) => [isoDate(start), from, to])

describe("calendarBuckets", () => {
  it("leaves out a month without an observation", () => {
    expect(bucketsBy("month")).toEqual([
      ["2023-12-01", 0, 1],
      ["2024-01-01", 1, 4],
      ["2024-03-01", 4, 5],
    ])
  })

  it("has weeks from Monday to Sunday", () => {
    expect(bucketsBy("isoWeek")).toEqual([
      ["2023-12-25", 0, 1],
      ["2024-01-01", 1, 3],
      ["2024-01-08", 3, 4],
      ["2024-02-26", 4, 5],
    ])
  })

  it("has years", () => {
    expect(bucketsBy("year")).toEqual([
      ["2023-01-01", 0, 1],
      ["2024-01-01", 1, 5],
    ])
  })
})

describe("monthlyReturns and yearlyReturns", () => {
  it("compound within the calendar period", () => {
    const { curve } = curveFromReturns(days, Float64Array.of(0.5, 0.5, -0.5, 0.5, 1))
    // Equity 1.5, 2.25, 1.125, 1.6875, 3.375.
    expect(monthlyReturns(curve)).toEqual([
      { year: 2023, month: 12, pnl: 0.5, return: 0.5 },
      { year: 2024, month: 1, pnl: 0.1875, return: 0.125 },
      { year: 2024, month: 3, pnl: 1.6875, return: 1 },
    ])
    expect(yearlyReturns(curve)).toEqual([
      { year: 2023, pnl: 0.5, return: 0.5 },
      { year: 2024, pnl: 1.875, return: 1.25 },
    ])
  })

  it("have no return where equity was not above zero, but still a gain", () => {
    const curve = {
      days: Int32Array.of(0, 1),
      initialEquity: 100,
      equity: Float64Array.of(-10, 40),
      pnl: Float64Array.of(-110, 50),
      returns: Float64Array.of(0.1, NaN),
    }
    expect(monthlyReturns(curve)).toEqual([{ year: 1970, month: 1, pnl: -60, return: null }])
  })
})
