import { describe, expect, it } from "vitest"
import { Decimal, decimalText } from "./decimal.ts"

describe("a decimal", () => {
  it("adds tenths exactly", () => {
    expect(new Decimal("0.1").plus("0.2").eq("0.3")).toBe(true)
  })

  it("keeps all 28 digits of a price in a product", () => {
    expect(new Decimal("1.234567890123456789012345678").times("1e10").toFixed()).toBe(
      "12345678901.23456789012345678",
    )
  })

  it("has one text a value", () => {
    expect(["1e3", "1000.00", "+1000"].map((text) => decimalText(text.replace("+", "")))).toEqual([
      "1000",
      "1000",
      "1000",
    ])
    expect(decimalText("-0.50")).toBe("-0.5")
  })
})
