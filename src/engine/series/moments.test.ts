import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { mean } from "./mean.ts"
import { populationMoments } from "./population-moments.ts"
import { standardDeviation } from "./standard-deviation.ts"

const sample = Float64Array.of(2.5, -1, 4, 4, 0.5, 10, -3.25)

describe("mean and standardDeviation", () => {
  it("are those of Python's statistics module", () => {
    // statistics.fmean(x), statistics.stdev(x) for the sample above
    expect(mean(sample)).toBeCloseTo(2.392857142857143, 14)
    expect(standardDeviation(sample)).toBeCloseTo(4.281396634610854, 14)
  })

  it("is exactly 0 for equal values, which rounding would miss", () => {
    expect(standardDeviation(new Float64Array(9).fill(0.01))).toBe(0)
  })

  it("takes values for equal that differ only by binary rounding", () => {
    expect(standardDeviation(Float64Array.of(0.3, 0.1 + 0.2, 0.3))).toBe(0)
  })

  it("require enough values", () => {
    expect(() => mean(new Float64Array(0))).toThrow("mean requires at least one value")
    expect(() => standardDeviation(Float64Array.of(1))).toThrow("at least two values")
  })

  it("does not move with the values and scales with them", () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 40 })
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 100 }), (xs, scale) => {
        const deviation = standardDeviation(Float64Array.from(xs))
        expect(standardDeviation(Float64Array.from(xs, (x) => x + 500))).toBeCloseTo(deviation, 9)
        expect(standardDeviation(Float64Array.from(xs, (x) => x * scale))).toBeCloseTo(deviation * scale, 7)
      }),
    )
  })
})

describe("populationMoments", () => {
  it("divides by n", () => {
    // python3 with m_k = fsum((v - mean) ** k) / n: m2, m3 / m2 ** 1.5, m4 / m2 ** 2 - 3
    const moments = populationMoments(sample)
    expect(moments.variance).toBeCloseTo(15.71173469387755, 12)
    expect(moments.skewness).toBeCloseTo(0.5115308837855504, 13)
    expect(moments.excessKurtosis).toBeCloseTo(-0.383479417454029, 13)
  })

  it("has no shape for equal values", () => {
    const flat = { mean: 0.5, variance: 0, skewness: null, excessKurtosis: null }
    expect(populationMoments(Float64Array.of(0.5, 0.5, 0.5))).toEqual(flat)
  })

  it("has the same shape whatever the scale", () => {
    const large = populationMoments(sample.map((x) => x * 1e100))
    expect(large.skewness).toBeCloseTo(0.5115308837855504, 12)
    expect(large.excessKurtosis).toBeCloseTo(-0.383479417454029, 12)
  })
})
