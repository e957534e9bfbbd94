import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { civilDate, epochDayOf, isoDate, isoWeekStart, parseIsoDate, weekday } from "./iso-date.ts"

// python3 -c "import datetime as d; print((d.date(2024,2,29)-d.date(1970,1,1)).days)" and the like.
const known = [
  ["1970-01-01", 0, 4],
  ["1969-12-31", -1, 3],
  ["2000-02-29", 11016, 2],
  ["2024-02-29", 19782, 4],
  ["2024-12-30", 20087, 1],
  ["1900-03-01", -25508, 4],
  ["9999-12-31", 2932896, 5],
] as const

describe("a calendar date", () => {
  it.each(known)("%s is epoch day %i", (text, day) => {
    expect(parseIsoDate(text)).toBe(day)
    expect(isoDate(day)).toBe(text)
  })

  it.each(known)("%s knows its weekday", (_, day, expected) => {
    expect(weekday(day)).toBe(expected)
  })

  it.each(["2023-02-29", "2024-04-31", "2024-13-01", "2024-00-10", "2024-01-00", "24-01-01", "2024-1-1", ""])(
    "refuses %j, which is no date",
    (text) => {
      expect(parseIsoDate(text)).toBeNull()
    },
  )

  it("survives the way to a civil date and back", () => {
    fc.assert(
      fc.property(fc.integer({ min: -719528, max: 2932896 }), (day) => {
        const { year, month, day: dayOfMonth } = civilDate(day)
        expect(epochDayOf(year, month, dayOfMonth)).toBe(day)
      }),
    )
  })

  it("agrees with the Gregorian calendar of the platform", () => {
    fc.assert(
      fc.property(fc.integer({ min: -719528, max: 2932896 }), (day) => {
        expect(isoDate(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10))
      }),
    )
  })

  it("belongs to the ISO week that began on Monday", () => {
    expect(isoWeekStart(epochDayOf(2024, 9, 1))).toBe(epochDayOf(2024, 8, 26))
    expect(isoWeekStart(epochDayOf(2025, 1, 1))).toBe(epochDayOf(2024, 12, 30))
    expect(isoWeekStart(epochDayOf(2024, 12, 30))).toBe(epochDayOf(2024, 12, 30))
    expect(isoWeekStart(epochDayOf(1969, 12, 31))).toBe(epochDayOf(1969, 12, 29))
  })
})
