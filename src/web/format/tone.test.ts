import { expect, it } from "vitest"
import { toneOf } from "./tone.ts"

it("colours the sign of money and nothing else", () => {
  expect(toneOf(0.01)).toBe("gain")
  expect(toneOf(-0.01)).toBe("loss")
  expect(toneOf(0)).toBeNull()
  expect(toneOf(null)).toBeNull()
  expect(toneOf(Number.NaN)).toBeNull()
})
