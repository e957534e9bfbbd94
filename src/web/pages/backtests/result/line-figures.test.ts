import { expect, it } from "vitest"
import { catalogue } from "../../../../engine/statistics/catalogue.ts"
import { drawdownFigures, monthFigures, tradeFigures } from "./line-figures.ts"

it.each([...monthFigures, ...drawdownFigures, ...tradeFigures])(
  "calls $id what the catalogue calls it",
  ({ id, label, unit }) => {
    expect(catalogue.find((entry) => entry.id === id)).toMatchObject({ label, unit })
  },
)
