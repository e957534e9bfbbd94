import { describe, expect, it } from "vitest"
import { parseIsoDate } from "../money/iso-date.ts"
import { brentRoot } from "./brent-root.ts"
import { moneyWeightedReturn } from "./money-weighted-return.ts"

const flows = (byDate: Readonly<Record<string, number>>) =>
  Object.entries(byDate).map(([date, amount]) => ({ day: parseIsoDate(date) ?? NaN, amount }))

describe("the money-weighted return", () => {
  it("is what XIRR gives in the documentation of Excel", () => {
    const found = moneyWeightedReturn(
      flows({
        "2008-01-01": -10_000,
        "2008-03-01": 2750,
        "2008-10-30": 4250,
        "2009-02-15": 3250,
        "2009-04-01": 2750,
      }),
    )
    // 37.34 % in the documentation; 0.373362535 is the figure of the worked cell.
    expect(found).toBeCloseTo(0.373362535, 8)
  })

  it("is −50 % a year when half of the money is left after one", () => {
    expect(moneyWeightedReturn(flows({ "2023-01-01": -100, "2024-01-01": 50 }))).toBeCloseTo(-0.5, 12)
  })

  it("finds the one rate of flows that change their sign once, however high or low it is", () => {
    // (1 + x)^(365/365) = 1e6, and 1e-6.
    expect(moneyWeightedReturn(flows({ "2023-01-01": -1, "2024-01-01": 1e6 }))).toBeCloseTo(1e6 - 1, 4)
    expect(moneyWeightedReturn(flows({ "2023-01-01": -1, "2024-01-01": 1e-6 }))).toBeCloseTo(1e-6 - 1, 12)
  })

  it("has no unique solution when several rates explain the flows: here 10 % and 20 %", () => {
    // −100 (1 + x)² + 230 (1 + x) − 132 = 0 at x = 0.1 and 0.2.
    const several = flows({ "2021-01-01": -100, "2022-01-01": 230, "2023-01-01": -132 })
    expect(moneyWeightedReturn(several)).toEqual({
      reason: "no unique solution: several rates explain the flows",
    })
  })

  it("has no solution when money only comes in, and none without time", () => {
    expect(moneyWeightedReturn(flows({ "2021-01-01": 100, "2022-01-01": 10 }))).toEqual({
      reason: "no unique solution: no rate explains the flows",
    })
    expect(moneyWeightedReturn([...flows({ "2021-01-01": -100 }), ...flows({ "2021-01-01": 110 })])).toEqual({
      reason: "no time has passed between the flows",
    })
  })
})

describe("brentRoot", () => {
  it("finds where cos x = x", () => {
    // Dottie's number, OEIS A003957.
    expect(brentRoot((x) => Math.cos(x) - x, 0, 1)).toBeCloseTo(0.7390851332151607, 15)
  })

  it("finds a root that is flat to the third order", () => {
    expect(brentRoot((x) => (x - 1) ** 3, -5, 7)).toBeCloseTo(1, 4)
  })

  it("refuses two points on one side", () => {
    expect(() => brentRoot((x) => x * x + 1, -1, 1)).toThrow("opposite sign")
  })
})
