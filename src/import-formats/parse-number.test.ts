import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { parseNumber, separatorEvidence, type DecimalSign } from "./parse-number.ts"

const read = (text: string, decimalSign: DecimalSign | null = ".", percent = false) => {
  const reading = parseNumber(text, { decimalSign, currency: "USD", percent })
  if (reading.kind === "number") return reading.value
  return reading.kind === "blank" ? null : reading.reason
}

describe("parseNumber", () => {
  it.each([
    ["-1.5", -1.5],
    ["1.5-", -1.5],
    ["−1.5", -1.5],
    ["(1.23)", -1.23],
    ["-$1", -1],
    ["$-1", -1],
    ["($1)", -1],
    ["+7", 7],
    ["-0.", 0],
    [".5", 0.5],
    ["USD 1.00", 1],
    ["50.00 USD", 50],
    ["1e5", 100_000],
    ["-4.9e-05", -0.000049],
    ["92.64000000000001", 92.64000000000001],
  ])("reads %s", (text, value) => {
    expect(read(text)).toBe(value)
  })

  it.each(["", " ", "-", "--", "N/A", "n/a", "NaN", "null", "Not available"])(
    "takes “%s” as blank, never as 0",
    (text) => {
      expect(read(text)).toBeNull()
    },
  )

  it("groups thousands by space, U+00A0, U+202F and apostrophes only", () => {
    expect(read("1 234.5")).toBe(1234.5)
    expect(read("1\u00a0757,95", null)).toBe(1757.95)
    expect(read("1\u202f234")).toBe(1234)
    expect(read("1'234'567.8")).toBe(1_234_567.8)
    expect(read("12 34")).toBe("not-a-number")
  })

  it("takes the last of comma and dot as decimal sign where both are there", () => {
    expect(read("13.754,20", null)).toBe(13_754.2)
    expect(read("4,581.91", null)).toBe(4581.91)
  })

  it("groups by a sign that is there more than once", () => {
    expect(read("1,234,567", null)).toBe(1_234_567)
    expect(read("1.234.567", null)).toBe(1_234_567)
  })

  it("takes a lone sign as decimal when three digits do not follow, or a lone 0 stands before it", () => {
    expect(read("52,07", null)).toBe(52.07)
    expect(read("0,039", null)).toBe(0.039)
  })

  it("takes a lone sign with three digits after it as the column says, and is never sure without one", () => {
    expect(read("500,135", ".")).toBe(500_135)
    expect(read("500,135", ",")).toBe(500.135)
    expect(read("21.333", ".")).toBe(21.333)
    expect(read("21.333", ",")).toBe(21_333)
    expect(read("500,135", null)).toBe("ambiguous-number")
  })

  it("reads a percent sign only where percent points stand", () => {
    expect(read("12.5 %", ".", true)).toBe(12.5)
    expect(read("12.5 %")).toBe("not-a-number")
  })

  it("calls another currency a problem, but not a bare dollar sign", () => {
    expect(read("€5")).toBe("wrong-currency")
    expect(read("5 SEK")).toBe("wrong-currency")
    expect(read("$5")).toBe(5)
  })

  it.each(["=1+1", "abc", "1.2.3,4,5", "1-2", "--5", "(-5)", "Infinity", "1e999", "0x10", "1".repeat(41)])(
    "does not take %s for a number",
    (text) => {
      expect(read(text)).toBe("not-a-number")
    },
  )

  it("reads what JavaScript prints", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e20, max: 1e20 }), (value) => {
        expect(read(String(value))).toBe(value === 0 ? 0 : value)
      }),
    )
  })

  it("refuses long hostile text at once", () => {
    expect(read(`${"1".repeat(60_000)}x`)).toBe("not-a-number")
  })
})

describe("separatorEvidence", () => {
  it.each([
    ["17,8", ","],
    ["17.8", "."],
    ["1.234,56", ","],
    ["1,234,567", "."],
    ["1,234", "undecided"],
    ["1.234", "undecided"],
    ["0,039", ","],
    ["1234", "none"],
    ["a, b", "none"],
  ])("takes %s as evidence for %s", (text, evidence) => {
    expect(separatorEvidence(text)).toBe(evidence)
  })
})
