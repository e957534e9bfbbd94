import { expect, it } from "vitest"
import { streakSequence } from "./streak-sequence.ts"

it("lists wins and losses in turn, with their money", () => {
  const { first, length, pnl } = streakSequence(Float64Array.of(10, 20, -5, -6, -7, 3))
  expect([...first]).toEqual([0, 2, 5])
  expect([...length]).toEqual([2, -3, 1])
  expect([...pnl]).toEqual([30, -18, 3])
})

it("ends a streak at a break-even trade, which belongs to none", () => {
  const { first, length } = streakSequence(Float64Array.of(0, 1, 0, 1, 1, -0))
  expect([...first]).toEqual([1, 3])
  expect([...length]).toEqual([1, 2])
})

it("is empty without trades", () => {
  expect(streakSequence(new Float64Array(0)).length).toHaveLength(0)
})
