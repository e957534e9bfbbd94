import { expect, it } from "vitest"
import { catalogue } from "../../../../engine/statistics/catalogue.ts"
import { walkHeadlines } from "./walk-headlines.ts"

it.each(walkHeadlines)("calls $id what the catalogue calls it", ({ id, label, unit }) => {
  expect(catalogue.find((entry) => entry.id === id)).toMatchObject({ label, unit })
})
