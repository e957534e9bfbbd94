import { describe, expect, it } from "vitest"
import { impliedFees } from "./implied-fees.ts"

describe("impliedFees", () => {
  it("is what premium and cost leave over P/L", () => {
    // (420 − 0) × 3 − 1251
    expect(impliedFees({ premium: 420, closingCost: 0, contracts: 3, pnl: 1251, legs: 2 })).toEqual({
      fees: 9,
      mixedUnits: false,
    })
  })

  it("recognises a P/L worked out from a price and dollars mixed", () => {
    // (80 − 175 × 100) × 3 − 18 = −52278: the cost in dollars was taken for a price.
    expect(impliedFees({ premium: 80, closingCost: 175, contracts: 3, pnl: -52_278, legs: 2 })).toEqual({
      fees: 18,
      mixedUnits: true,
    })
  })

  it("is null when no unit leaves a small amount that is not negative", () => {
    expect(impliedFees({ premium: 80, closingCost: 175, contracts: 3, pnl: 5000, legs: 2 })).toBeNull()
  })
})
