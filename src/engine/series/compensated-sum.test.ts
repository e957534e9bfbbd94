import { describe, expect, it } from "vitest"
import { compensatedSum } from "./compensated-sum.ts"

describe("compensatedSum", () => {
  it("keeps what plain addition loses", () => {
    // python3: math.fsum([1, 1e100, 1, -1e100]) = 2.0, math.fsum([0.1] * 10) = 1.0
    expect(compensatedSum(Float64Array.of(1, 1e100, 1, -1e100))).toBe(2)
    expect(compensatedSum(new Float64Array(10).fill(0.1))).toBe(1)
  })

  it("adds a million cents to the cent", () => {
    expect(compensatedSum(new Float64Array(1_000_000).fill(0.01))).toBe(10_000)
  })

  it("is 0 for nothing", () => {
    expect(compensatedSum(new Float64Array(0))).toBe(0)
  })
})
