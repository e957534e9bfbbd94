import { expect, it } from "vitest"
import { catalogue } from "../../../../engine/statistics/catalogue.ts"
import { comparedFigures } from "./compared-figures.ts"

it.each(comparedFigures)("knows of $id what the catalogue knows", (figure) => {
  expect(catalogue.find((entry) => entry.id === figure.id)).toMatchObject(figure)
})
