import { describe, expect, it } from "vitest"
import { legTotals } from "./leg-totals.ts"

describe("legTotals", () => {
  it("adds the legs up per contract and share, sold ones as a credit", () => {
    // 3 × (4.45 − 0.25) ÷ 3
    const totals = legTotals("3 Oct 8 6725 P STO 4.45 | 3 Oct 8 6575 P BTO 0.25", 3)
    expect(totals?.netPrice).toBeCloseTo(4.2, 12)
    expect(totals?.legs).toBe(2)
    expect(totals?.oddQuantity).toBe(0)
  })

  it("weighs a leg by its multiple of the contracts", () => {
    // −10.65 − 0.10 + 2 × 0.60
    const legs = "1 Oct 13 6655 C BTO 10.65 | 1 Oct 13 6735 C BTO 0.10 | 2 Oct 13 6695 C STO 0.60"
    expect(legTotals(legs, 1)?.netPrice).toBeCloseTo(-9.55, 12)
  })

  it("names a quantity that is no multiple of the contracts", () => {
    expect(legTotals("3 Oct 8 6725 P STO 4.45", 2)?.oddQuantity).toBe(3)
  })

  it.each([
    "",
    "SPX 4800P/4750P",
    "3 Oct 8 6725 X STO 4.45",
    "3 Oct 8 6725 P STO",
    "1 Foo 8 6725 P STO 1.00",
    "1 Oct 8 6725 P STO 1.00 |",
  ])("does not take “%s” for legs", (text) => {
    expect(legTotals(text, 1)).toBeNull()
  })
})
