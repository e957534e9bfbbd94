import { describe, expect, it } from "vitest"
import { buyAndHoldEquity } from "./buy-and-hold-equity.ts"
import { compareGrowth } from "./compare-growth.ts"

describe("growth of several runs", () => {
  it("is on the days that any has, and blank outside a run's own", () => {
    const { days, growth } = compareGrowth([
      { days: Int32Array.of(1, 2, 4), equity: Float64Array.of(100, 110, 121) },
      { days: Int32Array.of(2, 3), equity: Float64Array.of(50, 25) },
    ])
    expect([...days]).toEqual([1, 2, 3, 4])
    expect([...growth[0]]).toEqual([0, 110 / 100 - 1, 110 / 100 - 1, 121 / 100 - 1])
    expect([...growth[1]]).toEqual([NaN, 0, -0.5, NaN])
  })

  it("takes the last bar of each day", () => {
    const intraday = { days: Int32Array.of(1, 1, 2, 2), equity: Float64Array.of(10, 11, 12, 15) }
    expect([...compareGrowth([intraday]).growth[0]]).toEqual([11 / 10 - 1, 0.5])
  })
})

describe("buy and hold", () => {
  it("is cash until the first tradable bar, then follows the price", () => {
    const equity = buyAndHoldEquity(Float64Array.of(8, 10, 5, 20), { firstTradable: 1, cash: 1000 })
    expect([...equity]).toEqual([1000, 1000, 500, 2000])
  })
})
