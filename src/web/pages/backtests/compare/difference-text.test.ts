import { expect, it } from "vitest"
import { differenceText } from "./difference-text.ts"

it("gives percentages in points", () => {
  expect(differenceText(0.184, 0.153, "fraction")).toBe("+3.1\u00a0pts")
})

it("has nothing to say where a figure is not defined", () => {
  expect(differenceText(null, 0.153, "fraction")).toBe("–")
})

it("writes a minus sign where it is less", () => {
  expect(differenceText(31, 37, "count")).toBe("\u22126")
})
