import { expect, it } from "vitest"
import type { CompareResult } from "../../../../contract/index.ts"
import { compareAnswer } from "./compare-answer.ts"

const dataOf = (returns: readonly number[]) =>
  returns.map((totalReturn) => ({ statistics: { totalReturn } })) as unknown as CompareResult["data"]

it("names the run that made the most, and its lead", () => {
  expect(
    compareAnswer({ data: dataOf([0.1, 0.42]) }, ["SMA cross 10, 30", "Momentum 126, 0"]).replace(
      /[\u202f\u00a0]/g,
      " ",
    ),
  ).toBe("Momentum 126, 0 made the most, +42.0 %: +32.0 pts ahead of SMA cross 10, 30.")
})

it("does not call a loss a gain", () => {
  expect(compareAnswer({ data: dataOf([-0.1, -0.3]) }, ["Rules", "Momentum"])).toMatch(
    /^Rules lost the least, /,
  )
})
