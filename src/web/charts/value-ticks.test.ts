import * as fc from "fast-check"
import { expect, it } from "vitest"
import { logTicks, valueTicks } from "./value-ticks.ts"

it("chooses round values", () => {
  expect(valueTicks(98_500, 121_300, 5)).toEqual([100_000, 105_000, 110_000, 115_000, 120_000])
  expect(valueTicks(-0.124, 0, 3)).toEqual([-0.1, -0.05, 0])
})

it("chooses decades with their doubles and fives on a log axis", () => {
  expect(logTicks(90_000, 1_300_000, 6)).toEqual([100_000, 200_000, 500_000, 1_000_000])
})

it("spaces a log axis evenly when it spans less than a decade", () => {
  expect(logTicks(100_000, 121_000, 5)).toEqual([100_000, 105_000, 110_000, 115_000, 120_000])
})

it("stays within the range and the room", () => {
  const nearly = (value: number) => Math.abs(value) * 1e-12
  const size = fc.double({ min: 1e-3, max: 1e9, noNaN: true })
  fc.assert(
    fc.property(
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      size,
      fc.integer({ min: 1, max: 12 }),
      (min, span, room) => {
        const ticks = valueTicks(min, min + span, room)
        expect(ticks.length).toBeLessThanOrEqual(room + 1)
        for (const tick of ticks) {
          expect(tick).toBeGreaterThanOrEqual(min - span * 1e-6 - nearly(min))
          expect(tick).toBeLessThanOrEqual(min + span * (1 + 1e-6) + nearly(min))
        }
      },
    ),
  )
})
