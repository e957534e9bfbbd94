import { expect, it } from "vitest"
import { beliefsOf } from "./belief.ts"

const result = {
  runs: 9180,
  leftOut: 0,
  firstTradableBar: 199,
  best: null,
  deflatedSharpe: 0.41,
  probabilityOfOverfitting: 0.62,
  neighbourhood: { count: 8, mean: 0.7, lowest: 0.3, stability: 0.86 },
  nulls: {},
  warnings: [],
}

it("says that the best of many tries is what luck does", () => {
  const [deflated, overfitting, neighbours] = beliefsOf(result)
  expect(deflated.value).toBe("41\u202f%")
  expect(deflated.words).toMatch(/best of 9\u202f180 worthless runs would show: what luck alone would do\.$/)
  expect(overfitting.words).toMatch(/says nothing of the other\.$/)
  expect(neighbours.words).toMatch(
    /^What the 8 runs one step away reach of the best, on average: a plateau\.$/,
  )
})

it("gives the reason where a measure is not defined", () => {
  const [deflated] = beliefsOf({
    ...result,
    deflatedSharpe: null,
    nulls: { deflatedSharpe: "all returns are equal" },
  })
  expect(deflated).toMatchObject({ value: "–", words: "Not defined here: all returns are equal." })
})
