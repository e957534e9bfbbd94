import { describe, expect, it } from "vitest"
import { ageOf, formatAge } from "./age.ts"

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

describe("formatAge", () => {
  it.each([
    [0, "<\u202f1\u00a0min"],
    [minute, "1\u00a0min"],
    [59 * minute, "59\u00a0min"],
    [hour, "1\u00a0h"],
    [35.9 * hour, "35\u00a0h"],
    [36 * hour, "1\u00a0day"],
    [3 * day, "3\u00a0days"],
    [59 * day, "59\u00a0days"],
    [213 * day, "6\u00a0months"],
    [800 * day, "2\u00a0years"],
  ])("says %d ms in one unit", (ms, text) => {
    expect(formatAge(ms)).toBe(text)
  })
})

describe("ageOf", () => {
  const now = new Date(2026, 10, 20, 9, 30)

  it("counts a date in calendar days", () => {
    expect(ageOf("2026-11-20", now)).toBe("today")
    expect(ageOf("2026-11-19", now)).toBe("1\u00a0day")
    expect(ageOf("2026-11-13", now)).toBe("7\u00a0days")
  })

  it("counts an instant to the minute, and none into the future", () => {
    expect(ageOf(new Date(2026, 10, 20, 9, 5).toISOString(), now)).toBe("25\u00a0min")
    expect(ageOf(new Date(2026, 10, 20, 9, 31).toISOString(), now)).toBe("<\u202f1\u00a0min")
  })

  it("has none of what is no date", () => {
    expect(ageOf("soon", now)).toBeNull()
  })
})
