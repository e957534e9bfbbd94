import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { normalCdf, normalQuantile } from "./normal-distribution.ts"

describe("normalCdf", () => {
  // python3: 0.5 * math.erfc(-z / math.sqrt(2))
  it.each([
    [-8, 6.220960574271819e-16],
    [-3, 0.0013498980316300957],
    [-1.96, 0.024997895148220435],
    [-0.5, 0.3085375387259869],
    [0, 0.5],
    [1, 0.8413447460685429],
    [3, 0.9986501019683699],
    [6.979, 0.9999999999985135],
  ])("of %d is %d", (z, expected) => {
    expect(normalCdf(z) / expected).toBeCloseTo(1, 12)
  })

  it("is 0 and 1 far out", () => {
    expect(normalCdf(-1e6)).toBe(0)
    expect(normalCdf(1e6)).toBe(1)
  })
})

describe("normalQuantile", () => {
  // python3: statistics.NormalDist().inv_cdf(p)
  it.each([
    [1e-10, -6.361340902404056],
    [0.001, -3.090232306167813],
    [0.025, -1.9599639845400538],
    [0.3, -0.5244005127080407],
    [0.5, 0],
    [0.9, 1.2815515655446008],
    [0.999999, 4.753424308817089],
  ])("of %d is %d", (p, expected) => {
    expect(normalQuantile(p)).toBeCloseTo(expected, 10)
  })

  it("inverts the distribution function", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (p) => {
        expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 12)
      }),
    )
  })

  it.each([0, 1, -1, NaN])("refuses p = %d", (p) => {
    expect(() => normalQuantile(p)).toThrow("0 < p < 1")
  })
})
