import { expect, it } from "vitest"
import { readSeries, withinSpan } from "./read-series.ts"

const series = readSeries({
  dates: ["2020-01-02", "2020-01-03", "2020-01-06"],
  columns: { equity: [100, null, 102] },
})

it("has no value where the server has none", () => {
  expect([...series.columns["equity"]]).toEqual([100, NaN, 102])
})

it("shows a span with both its ends", () => {
  // 2020-01-03 is day 18264.
  const shown = withinSpan(series, { from: 18_264, to: 18_267 })
  expect([...shown.days]).toEqual([18_264, 18_267])
  expect([...shown.columns["equity"]]).toEqual([NaN, 102])
})

it("shows everything where the span holds too little to draw", () => {
  expect(withinSpan(series, { from: 18_264, to: 18_265 })).toBe(series)
})
