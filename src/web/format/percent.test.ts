import { expect, it } from "vitest"
import { formatPercent, formatPercentBrief } from "./percent.ts"

it("writes a fraction in percent with a thin space", () => {
  expect(formatPercent(0.1238)).toBe("12.4\u202f%")
  expect(formatPercent(-0.064, { digits: 2 })).toBe("\u22126.40\u202f%")
  expect(formatPercent(0.182, { sign: "always" })).toBe("+18.2\u202f%")
})

it("drops the decimal from a thousand percent on when brief", () => {
  expect(formatPercentBrief(12.087, "always")).toBe("+1\u202f209\u202f%")
  expect(formatPercentBrief(-0.00047)).toBe("\u22120.05\u202f%")
  expect(formatPercentBrief(0)).toBe("0.0\u202f%")
  expect(formatPercentBrief(9.994)).toBe("999.4\u202f%")
})

it("shows a dash for what is not a figure", () => {
  expect(formatPercent(Number.NaN)).toBe("–")
})
