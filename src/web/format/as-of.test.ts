import { describe, expect, it } from "vitest"
import { describeAsOf, formatAsOf, formatMoment } from "./as-of.ts"

// Friday 20 November 2026, half past nine where the reader is.
const now = new Date(2026, 10, 20, 9, 30)
const at = (day: number, hour: number, minute: number) => new Date(2026, 10, day, hour, minute).toISOString()

describe("formatAsOf", () => {
  it.each([
    ["2026-11-19", "Thu\u00a019\u00a0Nov"],
    ["2025-03-14", "14\u00a0Mar\u00a02025"],
    [at(20, 9, 5), "Fri\u00a020\u00a0Nov, 09:05"],
    [at(3, 9, 5), "Tue\u00a03\u00a0Nov"],
    ["soon", "soon"],
  ])("writes %s as %s", (asOf, text) => {
    expect(formatAsOf(asOf, now)).toBe(text)
  })
})

describe("describeAsOf", () => {
  it.each([
    ["2026-11-20", "today's close"],
    ["2026-11-19", "yesterday's close"],
    ["2026-11-16", "Monday's close"],
    ["2026-11-13", "the close of 13\u00a0Nov\u00a02026"],
    [at(20, 9, 5), "09:05 today"],
    [at(19, 21, 0), "21:00 yesterday"],
    [at(16, 21, 0), "Monday, 21:00"],
    [at(3, 21, 0), "3\u00a0Nov\u00a02026"],
  ])("says %s as %s", (asOf, text) => {
    expect(describeAsOf(asOf, now)).toBe(text)
  })
})

it("writes a moment of today by its clock alone", () => {
  expect(formatMoment(at(20, 10, 5), now)).toBe("10:05")
  expect(formatMoment(at(21, 10, 5), now)).toBe("Sat\u00a021\u00a0Nov, 10:05")
})
