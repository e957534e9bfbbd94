import { expect, it } from "vitest"
import { stackWeights } from "./stack-weights.ts"

const days = Float64Array.of(1, 2)
const stacked = (columns: Record<string, Float64Array>, symbols = Object.keys(columns)) =>
  stackWeights({ days, columns }, symbols)
const constant = (weight: number) => Float64Array.of(weight, weight)

it("leaves to cash what the weights do not come to, and takes no weight yet for none", () => {
  const bands = stacked({ A: Float64Array.of(0.6, 0.5), B: Float64Array.of(NaN, 0.25) })
  expect(bands.map(({ name, values }) => [name, [...values]])).toEqual([
    ["A", [0.6, 0.5]],
    ["B", [0, 0.25]],
    ["Cash", [0.4, 0.25]],
  ])
})

it("draws the smaller of many together, in the order of the request", () => {
  const columns = Object.fromEntries(
    [0.01, 0.2, 0.02, 0.3, 0.1, 0.15, 0.22].map((weight, at) => [`S${String(at)}`, constant(weight)]),
  )
  const bands = stacked(columns)
  expect(bands.map(({ name }) => name)).toEqual(["S1", "S3", "S4", "S5", "S6", "2 others", "Cash"])
  expect(bands[5]?.values[0]).toBeCloseTo(0.03, 12)
  expect(bands[6]?.values[0]).toBeCloseTo(0, 12)
})

it("keeps the order of the request where a symbol is a number", () => {
  const bands = stacked({ SPY: constant(0.5), 7203: constant(0.5) }, ["SPY", "7203"])
  expect(bands.map(({ name }) => name)).toEqual(["SPY", "7203", "Cash"])
})
