import * as fc from "fast-check"
import { expect, it } from "vitest"
import { overStretches, stretchEnds } from "./stretch-bars.ts"

it("joins a week of days as a weekly bar is made: first open, highest high, lowest low, last close", () => {
  // Two weeks of five days each.
  const open = Float64Array.of(10, 11, 12, 11, 10, 9, 10, 11, 12, 13)
  const high = Float64Array.of(12, 13, 12.5, 12, 11, 10, 11, 14, 13, 13.5)
  const low = Float64Array.of(9.5, 10, 11, 9, 9.5, 8, 9, 10, 11, 12)
  const close = Float64Array.of(11, 12, 11.5, 10, 9.8, 9.9, 10.5, 12, 12.5, 12.2)
  const ends = stretchEnds(10, 2)
  expect([...ends]).toEqual([4, 9])
  expect([...overStretches(open, ends, "first")]).toEqual([10, 9])
  expect([...overStretches(high, ends, "highest")]).toEqual([13, 14])
  expect([...overStretches(low, ends, "lowest")]).toEqual([9, 8])
  expect([...overStretches(close, ends, "last")]).toEqual([9.8, 12.2])
})

it("leaves bars alone that are few enough", () => {
  expect([...stretchEnds(3, 5)]).toEqual([0, 1, 2])
})

it("passes over what is not known, and knows nothing where there is nothing", () => {
  const values = Float64Array.of(NaN, 2, 1, NaN, NaN)
  const ends = Int32Array.of(2, 4)
  expect([...overStretches(values, ends, "highest")]).toEqual([2, NaN])
  expect([...overStretches(values, ends, "lowest")]).toEqual([1, NaN])
})

it("holds every bar in one stretch, and the extremes of all in the extremes of the stretches", () => {
  const prices = fc.array(fc.double({ min: 0.01, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 200 })
  fc.assert(
    fc.property(prices, fc.integer({ min: 1, max: 250 }), (list, most) => {
      const values = Float64Array.from(list)
      const ends = stretchEnds(values.length, most)
      expect(ends.length).toBe(Math.min(most, values.length))
      expect(ends.at(-1)).toBe(values.length - 1)
      const lengths = Array.from(ends, (end, at) => end - (at === 0 ? -1 : ends[at - 1]))
      expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1)
      expect(Math.max(...overStretches(values, ends, "highest"))).toBe(Math.max(...list))
      expect(Math.min(...overStretches(values, ends, "lowest"))).toBe(Math.min(...list))
    }),
  )
})
