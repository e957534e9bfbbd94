import { expect, it } from "vitest"
import { cumulativeSum } from "./cumulative-sum.ts"

it("adds up as it goes", () => {
  expect([...cumulativeSum(Float64Array.of(1, -3, 5))]).toEqual([1, -2, 3])
})

it("does not lose what rounding would swallow", () => {
  expect(cumulativeSum(Float64Array.of(1, 1e100, 1, -1e100)).at(-1)).toBe(2)
})

it("is empty for an empty series", () => {
  expect(cumulativeSum(new Float64Array(0))).toHaveLength(0)
})
