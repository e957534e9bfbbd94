import * as fc from "fast-check"
import { expect, it } from "vitest"
import { barsAt, withoutBars } from "./bars.fixture.ts"
import { barsBetween } from "./daily-bars.ts"
import { mergeBars } from "./merge-bars.ts"
import { sourcesAgree } from "./sources-agree.ts"

it("merges bars by day, the newer ones winning", () => {
  const subsets = fc.uniqueArray(fc.nat(30))
  fc.assert(
    fc.property(subsets, subsets, (first, second) => {
      const older = withoutBars(barsAt(Array.from({ length: 31 }, (_, at) => 1 + at)), first)
      const newer = withoutBars(barsAt(Array.from({ length: 31 }, (_, at) => 1_001 + at)), second)
      const expected = new Map([...older.days].map((day, at) => [day, older.close[at]]))
      newer.days.forEach((day, at) => expected.set(day, newer.close[at]))
      const merged = mergeBars(older, newer)
      expect([...merged.days].map((day, at) => [day, merged.close[at]])).toEqual(
        [...expected].sort(([a], [b]) => a - b),
      )
      expect(merged.open).toEqual(merged.close)
    }),
  )
})

it("takes bars between two days, both included", () => {
  const bars = withoutBars(barsAt([1, 2, 3, 4, 5]), [2])
  expect([...barsBetween(bars, 101, 103).close]).toEqual([2, 4])
  expect(barsBetween(bars, 200, 100).days).toHaveLength(0)
})

it("lets a series go on from a source whose last 20 common closes are within 0.5 %", () => {
  const closes = Array.from({ length: 30 }, (_, at) => 100 + at)
  const ours = barsAt(closes)
  expect(sourcesAgree(ours, barsAt(closes.map((close) => close * 1.0049)))).toBe(true)
  expect(sourcesAgree(ours, barsAt(closes.map((close, at) => (at === 15 ? close * 1.006 : close))))).toBe(
    false,
  )
  // The tenth from the front is not among the last 20.
  expect(sourcesAgree(ours, barsAt(closes.map((close, at) => (at === 5 ? close * 2 : close))))).toBe(true)
  expect(sourcesAgree(ours, barsAt(closes.slice(0, 19)))).toBe(false)
})
