import { expect, it } from "vitest"
import { numberText, percentText } from "./number-text.ts"

it("sets thousands apart and writes a true minus", () => {
  expect(numberText(-1_234_567.891, 2)).toBe("\u22121\u202F234\u202F567.89")
  expect(numberText(999, 0)).toBe("999")
  expect(numberText(1000, 0)).toBe("1\u202F000")
})

it("gives no sign to what rounds to zero", () => {
  expect(numberText(-0.001, 2)).toBe("0.00")
})

it("writes fractions as percentages", () => {
  expect(percentText(0.12415)).toBe("12.41\u202F%")
  expect(percentText(-1)).toBe("\u2212100.00\u202F%")
})
