import { expect, it } from "vitest"
import { portfolioAnswer } from "./portfolio-answer.ts"

const run = {
  statistics: { timeWeightedReturn: 0.842, maxDrawdown: -0.2143 },
  totals: {
    invested: 76_000,
    withdrawn: 0,
    value: 112_300,
    cash: 0,
    gain: 36_300,
    dividends: 0,
    interest: 0,
    fees: 0,
  },
  currency: "USD",
  benchmark: { symbol: "SPY" },
  benchmarkReturn: 0.71,
  ruin: null,
}
const plain = (...given: Parameters<typeof portfolioAnswer>) =>
  portfolioAnswer(...given)
    .replace(/[\u202f\u00a0]/g, " ")
    .replaceAll("\u2212", "-")

it("answers with the return, the benchmark's, what the money became and the drawdown", () => {
  expect(plain(run)).toBe(
    "+84.2 % time-weighted against +71.0 % of SPY; $76 000 paid in became $112 300, deepest drawdown -21.4 %.",
  )
})

it("says what was taken out, and first of all that nothing was left", () => {
  const ruined = {
    ...run,
    benchmark: null,
    benchmarkReturn: null,
    ruin: "2020-03-16",
    totals: { ...run.totals, withdrawn: 70_000, value: 0 },
  }
  expect(plain(ruined)).toMatch(
    /^Nothing was left on 16 Mar 2020\. \+84\.2 % time-weighted; \$76 000 paid in became \$0\.00 after \$70 000 were taken out, /,
  )
})
