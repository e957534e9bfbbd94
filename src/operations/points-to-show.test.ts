import { expect, it } from "vitest"
import { pointsToShow } from "./points-to-show.ts"

const rising = Float64Array.from({ length: 1000 }, (_, at) => at)

it("keeps the ends and the extremes of every column within what is allowed", () => {
  const peak = Float64Array.from(rising, (_, at) => (at === 333 ? 9 : 0))
  const points = pointsToShow(1000, [rising, peak], 40)
  expect(points.length).toBeLessThanOrEqual(40)
  expect([...points]).toEqual([...points].toSorted((a, b) => a - b))
  for (const index of [0, 333, 999]) expect(points).toContain(index)
})

it("shows where a column begins and ends that is not there all the time", () => {
  const short = Float64Array.from(rising, (value, at) => (at < 217 || at > 641 ? NaN : -value))
  const points = pointsToShow(1000, [rising, short], 24)
  expect(points.length).toBeLessThanOrEqual(24)
  expect(points).toContain(217)
  expect(points).toContain(641)
})

it("shows everything where everything fits", () => {
  expect([...pointsToShow(3, [rising.subarray(0, 3)], 5)]).toEqual([0, 1, 2])
  expect([...pointsToShow(3, [rising.subarray(0, 3)], undefined)]).toEqual([0, 1, 2])
})
