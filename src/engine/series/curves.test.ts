import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { compound } from "./compound.ts"
import { curveFromPrices } from "./curve-from-prices.ts"
import { curveFromReturns } from "./curve-from-returns.ts"
import { equityFromReturns } from "./equity-from-returns.ts"
import { sharedDays } from "./shared-days.ts"

describe("curveFromPrices", () => {
  it("takes the first price for the initial equity and its day for the first day", () => {
    const { curve, firstDay } = curveFromPrices(Int32Array.of(5, 6, 7), Float64Array.of(100, 50, 75))
    expect(firstDay).toBe(5)
    expect(curve.initialEquity).toBe(100)
    expect(curve.days).toEqual(Int32Array.of(6, 7))
    expect(curve.equity).toEqual(Float64Array.of(50, 75))
    expect(curve.returns).toEqual(Float64Array.of(-0.5, 0.5))
    expect(curve.pnl).toEqual(Float64Array.of(-50, 25))
  })

  it("spans a blank cell with the next return", () => {
    const { curve } = curveFromPrices(Int32Array.of(1, 2, 3, 4), Float64Array.of(NaN, 100, NaN, 150))
    expect(curve.days).toEqual(Int32Array.of(4))
    expect(curve.returns).toEqual(Float64Array.of(0.5))
  })

  it("has no return on a price that is not above zero", () => {
    const { curve } = curveFromPrices(Int32Array.of(1, 2, 3), Float64Array.of(100, 0, 50))
    expect(curve.returns).toEqual(Float64Array.of(-1, NaN))
  })

  it("is empty without a price", () => {
    const { curve } = curveFromPrices(Int32Array.of(1, 2), Float64Array.of(NaN, NaN))
    expect(curve.days.length).toBe(0)
  })
})

describe("curveFromReturns", () => {
  it("starts on the day of the first return that is not blank", () => {
    const { curve, firstDay } = curveFromReturns(Int32Array.of(1, 2, 3), Float64Array.of(NaN, 0.5, -0.5))
    expect(firstDay).toBe(2)
    expect(curve.equity).toEqual(Float64Array.of(1.5, 0.75))
    expect(curve.pnl).toEqual(Float64Array.of(0.5, -0.75))
  })

  it("gives back the returns of its equity", () => {
    const returns = fc.float64Array({ min: -0.5, max: 1, noNaN: true, minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(returns, (values) => {
        const equity = equityFromReturns(values, 100)
        values.forEach((value, i) => {
          expect(equity[i] / (i === 0 ? 100 : equity[i - 1]) - 1).toBeCloseTo(value, 12)
        })
        expect(equity[equity.length - 1]).toBeCloseTo(100 * compound(values), 6)
      }),
    )
  })
})

describe("ruin", () => {
  it("is where compounding ends", () => {
    expect(equityFromReturns(Float64Array.of(0.5, -1, 9), 100)).toEqual(Float64Array.of(150, 0, 0))
    expect(equityFromReturns(Float64Array.of(-1.5, -3), 100)).toEqual(Float64Array.of(-50, -50))
    expect(compound(Float64Array.of(-1.5, -3))).toBe(-0.5)
  })
})

describe("sharedDays", () => {
  it("keeps the days that both series have", () => {
    const left = { days: Int32Array.of(1, 2, 4, 6), values: Float64Array.of(10, 20, 40, 60) }
    const right = { days: Int32Array.of(2, 3, 4, 6, 7), values: Float64Array.of(2, 3, 4, NaN, 7) }
    expect(sharedDays(left, right)).toEqual({ left: Float64Array.of(20, 40), right: Float64Array.of(2, 4) })
  })
})
