import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { quantile } from "./quantile.ts"

describe("quantile", () => {
  const sorted = Float64Array.of(2.5, -1, 4, 4, 0.5, 10, -3.25).toSorted()

  it("interpolates as NumPy, R and Excel do", () => {
    // python3: statistics.quantiles(x, n=20, method="inclusive")
    expect(quantile(sorted, 0.05)).toBeCloseTo(-2.575, 14)
    expect(quantile(sorted, 0.25)).toBeCloseTo(-0.25, 14)
    expect(quantile(sorted, 0.5)).toBe(2.5)
    expect(quantile(sorted, 0.95)).toBeCloseTo(8.2, 14)
  })

  it("has the extremes at its ends", () => {
    expect(quantile(sorted, 0)).toBe(-3.25)
    expect(quantile(sorted, 1)).toBe(10)
  })

  it("hits an order statistic exactly where the position is whole", () => {
    for (let n = 21; n <= 2001; n += 20) {
      const values = Float64Array.from({ length: n }, (_, i) => i / 7)
      expect(quantile(values, 0.05)).toBe(values[(n - 1) / 20])
    }
  })

  it("never falls as p rises", () => {
    const probability = fc.double({ min: 0, max: 1, noNaN: true })
    const values = fc.float64Array({ minLength: 1, maxLength: 30, min: -1e6, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(values, probability, probability, (xs, p, q) => {
        const [low, high] = p < q ? [p, q] : [q, p]
        const xsSorted = xs.toSorted()
        expect(quantile(xsSorted, low)).toBeLessThanOrEqual(quantile(xsSorted, high) + 1e-9)
      }),
    )
  })

  it("refuses what has no quantile", () => {
    expect(() => quantile(new Float64Array(0), 0.5)).toThrow("at least one value")
    expect(() => quantile(sorted, 1.5)).toThrow("between 0 and 1")
  })
})
