import { expect, it } from "vitest"
import type { OptimizationResult } from "../../../../contract/index.ts"
import { searchAnswer } from "./search-answer.ts"

const search = {
  maximize: "sharpeRatio",
  prices: { currency: null },
  ranges: [{ name: "fast", from: 5, to: 50, step: 5 }],
  result: {
    runs: 9180,
    leftOut: 820,
    best: {
      run: 3,
      params: { fast: 20, slow: 110 },
      statistics: { sharpeRatio: 0.914, totalReturn: 4.1 },
      nulls: {},
    },
    probabilityOfOverfitting: 0.34,
  },
} as unknown as OptimizationResult

const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, " ")

it("names the best of how many, and how likely that is overfitting", () => {
  expect(plain(searchAnswer(search))).toBe(
    "fast 20, slow 110 had the largest Sharpe ratio, 0.91, with +410.0 %, of 9 180 runs (820 left out); probability of overfitting 34.0 %.",
  )
})

it("says what it looks for while it looks", () => {
  expect(searchAnswer({ ...search, state: "running", result: null })).toBe(
    "Looking for the largest Sharpe ratio over fast 5–50.",
  )
  expect(searchAnswer({ ...search, state: "cancelled", result: null })).toBe(
    "Was to look for the largest Sharpe ratio over fast 5–50.",
  )
})
