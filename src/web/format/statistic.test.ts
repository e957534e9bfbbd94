import { expect, it } from "vitest"
import { formatStatistic, formatStatisticExactly } from "./statistic.ts"

it("gives each unit the digits it deserves", () => {
  expect(formatStatistic(0.5898437, "fraction", "USD")).toBe("59.0\u202f%")
  expect(formatStatistic(18420.4, "money", "USD")).toBe("$18\u202f420")
  expect(formatStatistic(1.8349, "ratio", "USD")).toBe("1.83")
  expect(formatStatistic(1024, "count", "USD")).toBe("1\u202f024")
  expect(formatStatistic(0.25, "days", "USD")).toBe("0.3\u202fd")
  expect(formatStatistic(20161, "date", "USD")).toBe("14\u00a0Mar\u00a02025")
})

it("never rounds a probability to certainty", () => {
  expect(formatStatistic(0.00002, "probability", "USD")).toBe("<\u202f0.1\u202f%")
  expect(formatStatistic(0.99998, "probability", "USD")).toBe(">\u202f99.9\u202f%")
  expect(formatStatistic(0.9312, "probability", "USD")).toBe("93.1\u202f%")
})

it("shows the rest when the figure explains itself", () => {
  expect(formatStatisticExactly(0.5898437, "fraction", "USD")).toBe("58.984370\u202f%")
  expect(formatStatisticExactly(18420.4, "money", "USD")).toBe("$18\u202f420.40")
  expect(formatStatisticExactly(20161, "date", "USD")).toBe("2025-03-14")
})
