import { describe, expect, it } from "vitest"
import { histogramQuantile } from "./histogram-quantile.ts"

describe("a quantile of a histogram", () => {
  // 10 observations up to 1, 30 up to 2, 40 up to 4, 2 above.
  const buckets = [
    { bound: 1, count: 10 },
    { bound: 2, count: 30 },
    { bound: 4, count: 40 },
    { bound: Infinity, count: 42 },
  ]

  it("lies within the bucket of its rank, as far as the rank does", () => {
    expect(histogramQuantile(0.5, buckets)).toBeCloseTo(1.55, 12) // rank 21: 11 of the 20 between 1 and 2
    expect(histogramQuantile(5 / 42, buckets)).toBeCloseTo(0.5, 12) // rank 5: half of the first
    expect(histogramQuantile(35 / 42, buckets)).toBeCloseTo(3, 12) // rank 35: half of the third
  })

  it("is the last bound where the bucket has no end", () => {
    expect(histogramQuantile(0.99, buckets)).toBe(4)
    expect(
      histogramQuantile(0.99, [
        { bound: 1, count: 0 },
        { bound: Infinity, count: 3 },
      ]),
    ).toBe(1)
  })
})
