import { expect, it } from "vitest"
import { sparklineLevel, sparklinePath } from "./sparkline-path.ts"

it("puts the least value at the bottom and the greatest at the top", () => {
  expect(sparklinePath([100, 300, 200], 100, 40)).toBe("M0 40L50 0L100 20")
})

it("draws a flat line half-way up", () => {
  expect(sparklinePath([5, 5], 100, 40)).toBe("M0 20L100 20")
})

it("draws nothing through fewer than two values", () => {
  expect(sparklinePath([], 100, 40)).toBe("")
  expect(sparklinePath([1], 100, 40)).toBe("")
})

it("finds a level on the same scale", () => {
  expect(sparklineLevel([100, 300, 200], 100, 40)).toBe(40)
  expect(sparklineLevel([100, 300, 200], 200, 40)).toBe(20)
})
