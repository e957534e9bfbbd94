import { expect, it } from "vitest"
import { returnsApart } from "./returns-apart.ts"

const contribution = { amount: 500, period: "monthly" } as const
const told = (cagr: number | null, moneyWeightedReturn: number | null, pays = true) =>
  returnsApart({
    statistics: { cagr, moneyWeightedReturn },
    nulls:
      moneyWeightedReturn === null ? { moneyWeightedReturn: "no rate makes the flows worth nothing" } : {},
    request: { contribution: pays ? contribution : null },
  }).replaceAll("\u00a0", " ")

it("says that more money was there in worse times where it made less than the portfolio", () => {
  expect(told(0.08, 0.062)).toBe(
    "The money made 1.8 points a year less than the portfolio: more of it was there when times were worse.",
  )
})

it("says that more money was there in better times where it made more", () => {
  expect(told(-0.01, 0.01)).toMatch(/^The money made 2\.0 points a year more/)
})

it("has nothing to explain where no money moved, or where both come to the same", () => {
  expect(told(0.08, 0.08, false)).toMatch(/nothing came in or went out/)
  expect(told(0.08, 0.0801)).toMatch(/about the same/)
})

it("gives the reason where one of them is not defined", () => {
  expect(told(0.08, null)).toBe("They cannot be compared here: no rate makes the flows worth nothing.")
})
