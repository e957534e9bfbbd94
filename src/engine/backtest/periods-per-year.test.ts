import { describe, expect, it } from "vitest"
import { epochDayOf } from "../money/iso-date.ts"
import { dayEnds } from "./day-ends.ts"
import { equityCurves } from "./equity-curves.ts"
import { periodsPerYearOf } from "./periods-per-year.ts"

/** From Monday 2024-01-01. */
const monday = epochDayOf(2024, 1, 1)
const perYear = (days: readonly number[]) => periodsPerYearOf({ days: Int32Array.from(days) })
const every = (step: number) => Array.from({ length: 30 }, (_, i) => monday + i * step)

describe("periods a year", () => {
  it("are 252 on weekdays, whatever the bars of a day", () => {
    const weekdays = every(1).filter((day) => (day - monday) % 7 < 5)
    expect(perYear(weekdays)).toBe(252)
    expect(perYear(weekdays.flatMap((day) => [day, day, day]))).toBe(252)
  })

  it("are 365 where Saturdays have prices, but not for the Sunday evenings of currencies", () => {
    expect(perYear(every(1))).toBe(365)
    expect(perYear(every(1).filter((day) => (day - monday) % 7 !== 5))).toBe(252)
  })

  it("follow from the usual step of longer bars", () => {
    expect([7, 30, 91, 365].map((step) => perYear(every(step)))).toEqual([52, 12, 4, 1])
  })

  it("are those of days where there is no step", () => {
    expect(perYear([monday])).toBe(252)
  })
})

describe("the curves of bars shorter than a day", () => {
  const days = Int32Array.of(1, 1, 1, 2, 2, 3)
  const equity = Float64Array.of(100, 90, 110, 80, 120, 130)

  it("have returns from the last equity of each day, the first bar being E₀", () => {
    const { daily } = equityCurves({ days }, equity)
    expect(daily.initialEquity).toBe(100)
    expect([...daily.days]).toEqual([1, 2, 3])
    expect([...daily.equity]).toEqual([110, 120, 130])
    expect(daily.returns[1]).toBeCloseTo(120 / 110 - 1, 15)
  })

  it("have drawdowns from every bar", () => {
    expect([...(equityCurves({ days }, equity).perBar?.equity ?? [])]).toEqual([90, 110, 80, 120, 130])
  })

  it("have the last bar of each day at its index", () => {
    expect([...dayEnds({ days })]).toEqual([2, 4, 5])
  })
})
