import { describe, expect, it } from "vitest"
import { actionsFromFactors } from "./actions-from-factors.ts"
import { adjustBars } from "./adjust-bars.ts"
import { barsAt } from "./bars.fixture.ts"
import { adjustByFactors, barsOfListing, type PriceFactors } from "./price-factors.ts"

// Closes 40, 42 | 2:1 | 21, 20 | 1.25 paid | 18.75. Lines carry the last day they hold for and the raw close of that day.
const bars = barsAt([40, 42, 21, 20, 18.75])
const factors: PriceFactors = {
  lastDays: Int32Array.of(100, 101, 103, 29_584),
  price: Float64Array.of(0.9375, 0.9375, 0.9375, 1),
  split: Float64Array.of(0.5, 0.5, 1, 1),
  reference: Float64Array.of(1, 42, 20, 0),
}

describe("price factors", () => {
  it("hold up to and including their own day", () => {
    expect([...adjustByFactors(bars, factors, "splits-dividends").close]).toEqual([
      18.75, 19.6875, 19.6875, 18.75, 18.75,
    ])
    expect([...adjustByFactors(bars, factors, "splits").close]).toEqual([20, 21, 21, 20, 18.75])
    expect([...adjustByFactors(bars, factors, "splits").volume]).toEqual([2_000, 2_000, 1_000, 1_000, 1_000])
  })

  it("become the splits and dividends that make the same prices", () => {
    const actions = actionsFromFactors(factors, bars.days)
    expect(actions).toEqual([
      { kind: "split", exDay: 102, numerator: 2, denominator: 1 },
      { kind: "dividend", exDay: 104, amount: 1.25 },
    ])
    expect([...adjustBars(bars, actions, "splits-dividends").close]).toEqual([
      18.75, 19.6875, 19.6875, 18.75, 18.75,
    ])
  })

  it("find the fraction of a ratio that their digits have rounded", () => {
    const rounded = { ...factors, split: Float64Array.of(0.0178571, 0.0178571, 0.0357142, 0.0357142 * 1.25) }
    expect(actionsFromFactors(rounded, bars.days).filter(({ kind }) => kind === "split")).toEqual([
      { kind: "split", exDay: 102, numerator: 2, denominator: 1 },
      { kind: "split", exDay: 104, numerator: 5, denominator: 4 },
    ])
  })

  it("cut the bars of the ticker's earlier owner, and refuse to adjust them", () => {
    const later = { ...factors, lastDays: Int32Array.of(102, 103, 104, 29_584) }
    expect([...barsOfListing(bars, later).days]).toEqual([102, 103, 104])
    expect(() => adjustByFactors(bars, later, "splits")).toThrow("requires a factor line for every bar")
  })
})
