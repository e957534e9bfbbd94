import { expect, it } from "vitest"
import { heatScale, strengthOf } from "./heat-scale.ts"

it("gives both signs the same measure, from zero", () => {
  const scale = heatScale(Float64Array.of(-0.5, NaN, 1))
  expect(scale).toEqual({ kind: "diverging", least: -0.5, most: 1 })
  expect(strengthOf(-0.5, scale)).toEqual({ token: "--loss", strength: 0.5 })
  expect(strengthOf(1, scale)).toEqual({ token: "--gain", strength: 1 })
})

it("spreads magnitudes from the least to the most", () => {
  const scale = heatScale(Float64Array.of(10, 20, 30))
  expect(strengthOf(10, scale)).toEqual({ token: "--accent", strength: 0.04 })
  expect(strengthOf(30, scale)).toEqual({ token: "--accent", strength: 1 })
})

it("shows equal values at full strength", () => {
  expect(strengthOf(3, heatScale(Float64Array.of(3, 3))).strength).toBe(1)
})
