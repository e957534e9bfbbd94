import { describe, expect, it } from "vitest"
import { epochDayOf } from "../money/iso-date.ts"
import { accountStatistics } from "./account-statistics.ts"

const first = epochDayOf(2023, 1, 1)

describe("an account's figures", () => {
  // 100 at the start; after a year 10 % up, then 90 come in; another year in which half is lost.
  const days = Int32Array.of(first, first + 365, first + 730)
  const value = Float64Array.of(100, 200, 100)
  const flows = Float64Array.of(100, 90, 0)
  const returns = Float64Array.of(0.1, -0.5)
  const equity = Float64Array.of(110, 55)
  const curve = { days: days.subarray(1), initialEquity: 100, equity, pnl: Float64Array.of(10, -55), returns }
  const sample = { days, value, flows, curve, daysInvested: 2, fees: 3, traded: 190 }

  it("weigh time or money", () => {
    const { statistics } = accountStatistics(sample)
    expect(statistics["timeWeightedReturn"]).toBeCloseTo(1.1 * 0.5 - 1, 12)
    // 100 q² + 90 q = 100, q = 1 + x: q = (−90 + √(8100 + 40000)) ÷ 200.
    expect(statistics["moneyWeightedReturn"]).toBeCloseTo((-90 + Math.sqrt(48_100)) / 200 - 1, 10)
  })

  it("tell of its money and its trading", () => {
    const { statistics } = accountStatistics(sample)
    expect(statistics).toMatchObject({ finalEquity: 100, peakEquity: 200, commissions: 3 })
    expect(statistics["exposure"]).toBeCloseTo(2 / 3, 12)
    // 190 over a mean of 400/3, in 730 days.
    expect(statistics["turnover"]).toBeCloseTo((190 / (400 / 3) / 730) * 365.25, 12)
  })

  it("have a reason where no rate explains the flows", () => {
    const { statistics, nulls } = accountStatistics({
      ...sample,
      value: Float64Array.of(100, 0, 0),
      flows: Float64Array.of(100, 0, 0),
    })
    expect(statistics["moneyWeightedReturn"]).toBeNull()
    expect(nulls["moneyWeightedReturn"]).toContain("no rate explains the flows")
  })
})
