import { expect, it } from "vitest"
import { epochDayOf } from "../../../../engine/money/iso-date.ts"
import { describeFilter } from "./describe-filter.ts"
import { defaultView } from "./view.ts"

it("says nothing of the plain view", () => {
  expect(describeFilter(defaultView)).toBeNull()
})

it("names strategies, dates and conventions", () => {
  const view = { ...defaultView, strategies: ["A, calm", ""], from: epochDayOf(2024, 1, 1), oneLot: true }
  expect(describeFilter(view)).toBe(
    "Only A, calm; No strategy, closed since 1\u00a0Jan\u00a02024, each trade scaled to one contract.",
  )
})

it("says by which date it goes", () => {
  const view = { ...defaultView, to: epochDayOf(2024, 6, 30), dateBasis: "open" as const, riskFreeRate: 0.02 }
  expect(describeFilter(view)).toBe("Only opened until 30\u00a0Jun\u00a02024, risk-free rate 2.00\u202f%.")
})
