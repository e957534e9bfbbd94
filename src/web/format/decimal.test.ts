import { expect, it } from "vitest"
import { formatDecimal, formatExact } from "./decimal.ts"

it("groups thousands with a narrow no-break space", () => {
  expect(formatDecimal(1234567.891, { digits: 2 })).toBe("1\u202f234\u202f567.89")
  expect(formatDecimal(999, { digits: 0 })).toBe("999")
})

it("writes a true minus sign", () => {
  expect(formatDecimal(-1251, { digits: 0 })).toBe("\u22121\u202f251")
})

it("gives no sign to what rounds to zero", () => {
  expect(formatDecimal(-0.004, { digits: 2 })).toBe("0.00")
  expect(formatDecimal(0.004, { digits: 2, sign: "always" })).toBe("0.00")
})

it("writes a plus when asked for a sign", () => {
  expect(formatDecimal(7.5, { digits: 1, sign: "always" })).toBe("+7.5")
})

it("shows a dash for what is not a figure", () => {
  expect(formatDecimal(Number.NaN, { digits: 2 })).toBe("–")
  expect(formatExact(Number.POSITIVE_INFINITY)).toBe("–")
})

it("keeps every digit of an exact figure", () => {
  expect(formatExact(-12345.678901)).toBe("\u221212\u202f345.678901")
  expect(formatExact(1e-7)).toBe("1e\u22127")
})
