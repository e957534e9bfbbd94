import { expect, it } from "vitest"
import { resultAnswer } from "./result-answer.ts"

const run = {
  statistics: { totalReturn: 4.12, buyAndHoldReturn: 3.8, maxDrawdown: -0.28, trades: 37 },
  rejectedCount: 3,
  ruin: null,
  openTrades: [],
}
const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, " ").replaceAll("\u2212", "-")

it("answers with the return, what holding made, the drawdown and what was refused", () => {
  expect(plain(resultAnswer(run))).toBe(
    "+412.0 % against +380.0 % for buying and holding; deepest drawdown -28.0 %, 37 trades, 3 rejected orders.",
  )
})

it("says first that nothing was left", () => {
  const ruined = {
    ...run,
    statistics: { ...run.statistics, totalReturn: -1 },
    ruin: "2020-03-16",
    rejectedCount: 0,
  }
  expect(plain(resultAnswer(ruined))).toMatch(/^Equity was used up on 16 Mar 2020\. -100\.0 % against/)
})
