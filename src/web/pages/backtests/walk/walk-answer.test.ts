import { expect, it } from "vitest"
import type { WalkForwardResult } from "../../../../contract/index.ts"
import { walkAnswer } from "./walk-answer.ts"

const fold = (outOfSampleReturn: number | null) => ({ outOfSampleReturn })
const walk = {
  maximize: "sharpeRatio",
  request: { folds: 3 },
  result: {
    folds: [fold(0.1), fold(-0.02), fold(null)],
    trades: 12,
    statistics: { totalReturn: 0.078, maxDrawdown: -0.11 },
  },
} as unknown as WalkForwardResult

const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, " ").replaceAll("\u2212", "-")

it("answers with what came of it out of sample", () => {
  expect(plain(walkAnswer(walk))).toBe(
    "+7.8 % out of sample, deepest drawdown -11.0 %; 1 of 3 folds gained, 12 trades.",
  )
})

it("says what it does while it is under way", () => {
  expect(plain(walkAnswer({ ...walk, state: "waiting", result: null }))).toBe(
    "Choosing the largest Sharpe ratio before each of 3 folds, and trading the fold with it.",
  )
})

it("says what it was to do where it did not come to it", () => {
  expect(plain(walkAnswer({ ...walk, state: "failed", result: null }))).toBe(
    "Was to choose the largest Sharpe ratio before each of 3 folds.",
  )
})
