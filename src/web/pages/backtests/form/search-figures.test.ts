import { expect, it } from "vitest"
import { catalogue } from "../../../../engine/statistics/catalogue.ts"
import { figureInSentence, searchFigures } from "./search-figures.ts"

it.each(searchFigures)("calls $id what the catalogue calls it", ({ id, label, unit }) => {
  expect(catalogue.find((entry) => entry.id === id)).toMatchObject({ label, unit })
})

it("keeps the names of people in capitals within a sentence", () => {
  expect(figureInSentence("sharpeRatio")).toBe("Sharpe ratio")
  expect(figureInSentence("maxDrawdown")).toBe("maximum drawdown")
})
