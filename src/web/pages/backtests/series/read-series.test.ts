import { expect, it } from "vitest"
import { hasRanges, readSeries, withinSpan } from "./read-series.ts"

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

it("draws closes as a line where there is nothing else", () => {
  const bars = (high: number | null, low: number | null) =>
    readSeries({ dates: ["2020-01-02", "2020-01-03"], columns: { high: [101, high], low: [101, low] } })
  expect(hasRanges(bars(102, 99))).toBe(true)
  expect(hasRanges(bars(101, 101))).toBe(false)
  expect(hasRanges(bars(null, null))).toBe(false)
  expect(hasRanges(series)).toBe(false)
})
