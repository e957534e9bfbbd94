import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { annualReturn } from "./annual-return.ts"
import { cagr } from "./cagr.ts"
import { capitalAssetPricing } from "./capital-asset-pricing.ts"
import { capture } from "./capture.ts"
import { conditionalValueAtRisk } from "./conditional-value-at-risk.ts"
import { correlation } from "./correlation.ts"
import { deflatedSharpeRatio } from "./deflated-sharpe-ratio.ts"
import { informationRatio } from "./information-ratio.ts"
import { omegaRatio } from "./omega-ratio.ts"
import { probabilisticSharpeRatio } from "./probabilistic-sharpe-ratio.ts"
import { rolling } from "./rolling.ts"
import { sharpeRatio } from "./sharpe-ratio.ts"
import { sortinoRatio } from "./sortino-ratio.ts"
import { stability } from "./stability.ts"
import { tailRatio } from "./tail-ratio.ts"
import { trackingError } from "./tracking-error.ts"
import { valueAtRisk } from "./value-at-risk.ts"

/*
 * Expected values by Python's standard library: statistics.fmean, stdev, quantiles(method="inclusive"),
 * linear_regression, correlation, NormalDist and math.fsum on these numbers, with the formula of each docstring.
 */
const returns = Float64Array.of(0.012, -0.03, 0.02, -0.001, -0.004, 0.04, -0.02, 0.013)
const benchmark = Float64Array.of(0.01, -0.02, 0.015, 0.003, -0.007, 0.022, -0.011, 0.004)
const options = { riskFreeRate: 0.03, periodsPerYear: 252 }

describe("risk-adjusted figures over a risk-free rate of 3 %", () => {
  it("sharpeRatio", () => {
    expect(sharpeRatio(returns, options)).toBeCloseTo(2.5713002416054906, 10)
  })

  it("sortinoRatio divides by all returns", () => {
    expect(sortinoRatio(returns, options)).toBeCloseTo(4.470078944518841, 10)
  })

  it("omegaRatio", () => {
    expect(omegaRatio(returns, { threshold: 0.03 / 252 })).toBeCloseTo(1.5236051502145924, 10)
  })

  it("probabilisticSharpeRatio", () => {
    expect(probabilisticSharpeRatio(returns, { ...options, threshold: 0 })).toBeCloseTo(
      0.6654027246461373,
      10,
    )
  })

  it("deflatedSharpeRatio, against the 0.1132 a day of the example in the paper", () => {
    // Bailey & López de Prado 2014: 100 trials, variance ½ a year of 250 days.
    const trials = { count: 100, sharpeVariance: 0.5 / 250 }
    expect(deflatedSharpeRatio(returns, { ...options, trials })).toBeCloseTo(0.5512161212921539, 10)
    expect(probabilisticSharpeRatio(returns, { ...options, threshold: 0.11317200186513214 })).toBeCloseTo(
      0.5512161212921539,
      10,
    )
  })
})

describe("figures against a benchmark", () => {
  it("alpha and beta", () => {
    const { alpha, beta } = capitalAssetPricing(returns, benchmark, options)
    expect(alpha).toBeCloseTo(0.19320751394844904, 10)
    expect(beta).toBeCloseTo(1.557580174927114, 12)
  })

  it("correlation", () => {
    expect(correlation(returns, benchmark)).toBeCloseTo(0.9727705483929291, 12)
  })

  it("trackingError and informationRatio", () => {
    const active = returns.map((value, i) => value - benchmark[i])
    expect(trackingError(active, options)).toBeCloseTo(0.14885563476066332, 12)
    expect(informationRatio(active, options)).toBeCloseTo(2.9626019915810335, 10)
  })

  it("upCapture and downCapture", () => {
    expect(capture(returns, benchmark, { ...options, market: "up" })).toBeCloseTo(4.616953182120508, 9)
    expect(capture(returns, benchmark, { ...options, market: "down" })).toBeCloseTo(1.0312292989969418, 10)
  })

  it("captures of thousands of falling days keep their digits", () => {
    // Python: (0.98**252 - 1) / (0.96**252 - 1); the 3,000 days of the benchmark compound to 1e-53.
    const falling = (value: number) => new Float64Array(3000).fill(value)
    const found = capture(falling(-0.02), falling(-0.04), { market: "down", periodsPerYear: 252 })
    expect(found).toBeCloseTo(0.9938825008957157, 12)
  })

  it("have no information in a constant distance to the benchmark, but for rounding", () => {
    const active = benchmark.map((value) => value + 0.01 - value)
    expect(informationRatio(active, options)).toEqual({
      reason: "the distance to the benchmark never changes",
    })
  })
})

describe("tails", () => {
  const sorted = returns.toSorted()

  it("valueAtRisk is negative when it is a loss", () => {
    expect(valueAtRisk(sorted, 0.05)).toBeCloseTo(-0.0265, 14)
  })

  it("conditionalValueAtRisk takes the value at risk itself in", () => {
    expect(conditionalValueAtRisk(Float64Array.of(-0.5, -0.5, 0, 1), 0.25)).toBe(-0.5)
    expect(conditionalValueAtRisk(sorted, 0.05)).toBe(-0.03)
  })

  it("conditionalValueAtRisk takes all of equal returns, though rounding sets them apart", () => {
    // A loss of a half, and twenty of a fifth that were worked out from as many equities; Python: (-0.5 - 20 * 0.2) / 21.
    const fifths = Array.from({ length: 20 }, (_, i) => ((1 + i / 7) * 0.8) / (1 + i / 7) - 1)
    expect(new Set(fifths).size).toBeGreaterThan(1)
    const losses = Float64Array.of(-0.5, ...fifths, ...new Float64Array(79)).sort()
    expect(conditionalValueAtRisk(losses, 0.05)).toBeCloseTo(-0.21428571428571427, 12)
  })

  it("tailRatio", () => {
    expect(tailRatio(sorted)).toBeCloseTo(1.2452830188679245, 12)
  })
})

describe("growth", () => {
  it("is −100 % a year on ruin", () => {
    expect(cagr(-1, 10)).toBe(-1)
    expect(cagr(-1.5, 10)).toBe(-1)
    expect(annualReturn(-1.5, 10, 252)).toBe(-1)
  })

  it("needs a day", () => {
    expect(cagr(0.1, 0)).toEqual({ reason: "the series spans less than one day" })
  })

  it("doubles in a year of 365.25 days", () => {
    expect(cagr(3, 730.5)).toBeCloseTo(1, 14)
    expect(annualReturn(3, 504, 252)).toBeCloseTo(1, 14)
  })
})

describe("stability", () => {
  it("is 1 for steady growth and for a steady loss", () => {
    expect(stability(new Float64Array(50).fill(0.01))).toBeCloseTo(1, 12)
    expect(stability(new Float64Array(50).fill(-0.01))).toBeCloseTo(1, 12)
  })

  it("does not exist when nothing moves or all is lost", () => {
    expect(stability(new Float64Array(5))).toEqual({ reason: "cumulative return never changes" })
    expect(stability(Float64Array.of(0.1, -1))).toEqual({ reason: "a return of −100 % has no logarithm" })
  })
})

describe("laws", () => {
  // In steps of a billionth: the squares of returns under 1e-162, which no account has, are 0 in binary.
  const oneReturn = fc.integer({ min: -500_000_000, max: 500_000_000 }).map((step) => step / 1e9)
  const anyReturns = fc
    .array(oneReturn, { minLength: 3, maxLength: 80 })
    .map((values) => Float64Array.from(values))
  const free = { riskFreeRate: 0, periodsPerYear: 252 }

  it("the Sharpe ratio does not change with leverage", () => {
    fc.assert(
      fc.property(anyReturns, fc.constantFrom(0.25, 0.5, 2, 1024), (values, leverage) => {
        const levered = values.map((value) => value * leverage)
        expect(sharpeRatio(levered, free)).toEqual(sharpeRatio(values, free))
      }),
    )
  })

  it("the Sharpe ratio does not change with the order of the returns", () => {
    fc.assert(
      fc.property(anyReturns, (values) => {
        fc.pre(Math.max(...values) - Math.min(...values) > 1e-6)
        const forwards = Number(sharpeRatio(values, free))
        const backwards = Number(sharpeRatio(values.toReversed(), free))
        expect(backwards - forwards).toBeCloseTo(0, 6)
      }),
    )
  })

  it("a longer series with the same ratio is more probably good", () => {
    const twice = Float64Array.of(...returns, ...returns)
    const once = probabilisticSharpeRatio(returns, { ...free, threshold: 0 })
    expect(probabilisticSharpeRatio(twice, { ...free, threshold: 0 })).toBeGreaterThan(Number(once))
  })

  it("expected shortfall is at or below value at risk", () => {
    fc.assert(
      fc.property(anyReturns, fc.constantFrom(0.01, 0.05), (values, p) => {
        const sorted = values.toSorted()
        expect(conditionalValueAtRisk(sorted, p)).toBeLessThanOrEqual(Number(valueAtRisk(sorted, p)) + 1e-15)
      }),
    )
  })

  it("a series against itself has beta 1 and alpha 0", () => {
    fc.assert(
      fc.property(anyReturns, (values) => {
        fc.pre(Math.max(...values) - Math.min(...values) > 1e-6)
        const { alpha, beta } = capitalAssetPricing(values, values, options)
        expect(beta).toBeCloseTo(1, 12)
        expect(alpha).toBeCloseTo(0, 9)
      }),
    )
  })
})

describe("rolling", () => {
  it("is the metric on each full window", () => {
    const values = rolling(returns, 5, (window) => sharpeRatio(window, options))
    expect(values.subarray(0, 4).every(Number.isNaN)).toBe(true)
    expect(values[4]).toBe(sharpeRatio(returns.slice(0, 5), options))
    expect(values[7]).toBe(sharpeRatio(returns.slice(3), options))
  })

  it("is absent where the metric is undefined", () => {
    expect(rolling(Float64Array.of(1, 1, 2), 2, (window) => sharpeRatio(window, options))[1]).toBeNaN()
  })

  it("is absent throughout when the window is longer than the series", () => {
    expect(rolling(returns, 9, (window) => sharpeRatio(window, options)).every(Number.isNaN)).toBe(true)
  })

  it.each([0, -1, 2.5, NaN])("refuses a window of %d", (window) => {
    expect(() => rolling(returns, window, () => 1)).toThrow("whole observations")
  })
})
