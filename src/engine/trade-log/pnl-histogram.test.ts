import * as fc from "fast-check"
import { expect, it } from "vitest"
import { pnlHistogram } from "./pnl-histogram.ts"

it("has the width of Freedman and Diaconis, rounded up", () => {
  // 0 … 99: IQR 49.5, 2 × 49.5 × 100^(−1/3) = 21.33, rounded up to 50.
  const histogram = pnlHistogram(Float64Array.from({ length: 100 }, (_, i) => i))
  expect(histogram).toMatchObject({ start: 0, width: 50, below: 0, above: 0 })
  expect([...(histogram?.counts ?? [])]).toEqual([50, 50])
})

it("begins bins at zero, so that none holds wins and losses", () => {
  const histogram = pnlHistogram(Float64Array.of(-250, -120, -90, -80, 10, 40, 130, 180, 210, 260))
  expect(histogram?.width).toBe(500)
  expect(histogram?.start).toBe(-500)
  expect([...(histogram?.counts ?? [])]).toEqual([4, 6])
})

it("counts an extreme trade without letting it squeeze the others", () => {
  const pnl = Float64Array.from({ length: 1000 }, (_, i) => (i === 0 ? -1_000_000 : i % 100))
  expect(pnlHistogram(pnl)).toMatchObject({ start: 0, below: 1 })
})

it("counts every trade once", () => {
  const pnl = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 400 })
  fc.assert(
    fc.property(pnl, (values) => {
      const histogram = pnlHistogram(Float64Array.from(values))
      if (histogram === null) return
      const binned = histogram.counts.reduce((sum, count) => sum + count, 0)
      expect(binned + histogram.below + histogram.above).toBe(values.length)
    }),
  )
})

it("is null when there is nothing to spread", () => {
  expect(pnlHistogram(Float64Array.of(5))).toBeNull()
  expect(pnlHistogram(Float64Array.of(5, 5, 5))).toBeNull()
})
