import { expect, it } from "vitest"
import { dayOf } from "../../../test/trades-of.ts"
import { isoDate } from "../money/iso-date.ts"
import type { DailyLogColumns } from "./daily-log-columns.ts"
import { dailyLogCurve } from "./daily-log-curve.ts"

const blank = new Float64Array(4).fill(Number.NaN)
const log: DailyLogColumns = {
  count: 4,
  line: Int32Array.of(2, 3, 4, 5),
  day: Int32Array.from(["2024-01-02", "2024-01-03", "2024-01-04", "2024-01-05"], dayOf),
  // 500 is withdrawn on the third day.
  netLiquidity: Float64Array.of(1_100, 990, 490, 539),
  pnl: Float64Array.of(100, -110, 0, 49),
  currentFunds: blank,
  withdrawn: Float64Array.of(0, 0, 500, 500),
  tradingFunds: blank,
  pnlPercent: blank,
  drawdownPercent: blank,
}

it("takes net liquidity as equity and starts before the first day's P/L", () => {
  const curve = dailyLogCurve(log, { from: null, to: null })
  expect(curve.initialEquity).toBe(1_000)
  expect([...curve.equity]).toEqual([1_100, 990, 490, 539])
})

it("does not count a withdrawal as a loss", () => {
  const curve = dailyLogCurve(log, { from: null, to: null })
  expect([...curve.returns]).toEqual([0.1, -0.1, 0, 0.1])
  expect([...curve.pnl]).toEqual([100, -110, 0, 49])
})

it("starts anew from the first day of a range", () => {
  const curve = dailyLogCurve(log, { from: dayOf("2024-01-03"), to: dayOf("2024-01-04") })
  expect(Array.from(curve.days, isoDate)).toEqual(["2024-01-03", "2024-01-04"])
  expect(curve.initialEquity).toBe(1_100)
})

it("has no return on equity that is not positive, and no observation on a blank day", () => {
  const curve = dailyLogCurve(
    {
      ...log,
      netLiquidity: Float64Array.of(-50, Number.NaN, -20, 10),
      pnl: Float64Array.of(-150, 3, 30, 30),
    },
    { from: null, to: null },
  )
  expect([...curve.equity]).toEqual([-50, -20, 10])
  expect([...curve.returns]).toEqual([-1.5, Number.NaN, Number.NaN])
})

it("is empty outside the log", () => {
  expect(dailyLogCurve(log, { from: dayOf("2025-01-01"), to: null }).days).toHaveLength(0)
})
