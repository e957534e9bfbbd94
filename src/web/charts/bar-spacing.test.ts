import { expect, it } from "vitest"
import { barSpacing } from "./bar-spacing.ts"

it("is that of working days, whatever the weekends", () => {
  // Four weeks of five days on an axis of 28 days and 280 pixels: ten pixels a day.
  const days = Int32Array.from({ length: 20 }, (_, at) => Math.floor(at / 5) * 7 + (at % 5))
  expect(barSpacing(days, 28, 280)).toBe(10)
})

it("is that of minutes, whatever the nights", () => {
  const days = Float64Array.from({ length: 780 }, (_, at) => Math.floor(at / 390) + (570 + (at % 390)) / 1440)
  expect(barSpacing(days, 2, 2880)).toBeCloseTo(1, 9)
})

it("leaves a bar that stands alone all of the width", () => {
  expect(barSpacing(Int32Array.of(5), 2, 300)).toBe(300)
  expect(barSpacing(Int32Array.of(5, 6), 0, 300)).toBe(300)
})
