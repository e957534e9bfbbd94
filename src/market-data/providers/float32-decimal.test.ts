import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { decimalShift } from "./decimal-shift.ts"
import { shortestFloat32, unadjustedFloat32 } from "./float32-decimal.ts"
import { currencyOf, inMainUnit, unitByExchange } from "./sub-unit.ts"

describe("a 32-bit float printed as a double", () => {
  it("is the shortest decimal that rounds to it", () => {
    // As NumPy prints np.float32 of each: 75.0875, 73.72, 7200.1743, 129.04, 0.10285357.
    const floats = [
      75.0875015258789,
      Math.fround(73.72),
      7200.17431640625,
      129.0399932861328,
      0.10285356640815735,
    ]
    expect(floats.map(shortestFloat32)).toEqual([75.0875, 73.72, 7200.1743, 129.04, 0.10285357])
  })

  it("before a split is the price as it was traded", () => {
    expect(unadjustedFloat32(75.0875015258789, 4)).toBe(300.35)
    expect(unadjustedFloat32(13.237000465393066, 40)).toBe(529.48)
  })

  it("gives any price in cents back, after any usual split", () => {
    const cents = fc.integer({ min: 100, max: 500_000 }).map((price) => price / 100)
    const factor = fc.constantFrom(1, 2, 3, 4, 7, 10, 20, 28, 1.5, 0.1, 1 / 15)
    fc.assert(
      fc.property(cents, factor, (price, splitFactor) => {
        expect(unadjustedFloat32(Math.fround(price / splitFactor), splitFactor)).toBe(price)
      }),
    )
  })

  it("that is no 32-bit float is a decimal already", () => {
    expect(shortestFloat32(308.8)).toBe(308.8)
    expect(unadjustedFloat32(13.237, 10)).toBe(132.37)
    expect(unadjustedFloat32(Number.NaN, 4)).toBeNaN()
  })
})

describe("a price in a part of its currency", () => {
  it("becomes the nearest double of the main unit, which division by 100 does not always give", () => {
    expect(inMainUnit(308.8, "GBp")).toBe(3.088)
    expect(inMainUnit(1110, "GBX")).toBe(11.1)
    expect(inMainUnit(12345, "ZAc")).toBe(123.45)
    expect(inMainUnit(4321, "ILA")).toBe(43.21)
    expect(inMainUnit(456.5, "USX")).toBe(4.565)
    expect(inMainUnit(512, "KWF")).toBe(0.512)
    expect(inMainUnit(Number.NaN, "GBp")).toBeNaN()
    expect(decimalShift(1e-7, -2)).toBe(1e-9)
  })

  it("is told from one in the main unit by the case of a letter", () => {
    expect([currencyOf("GBp"), currencyOf("GBP")]).toEqual(["GBP", "GBP"])
    expect([inMainUnit(100, "GBp"), inMainUnit(100, "GBP")]).toEqual([1, 100])
  })

  it("cannot be told at exchanges that quote in several units, nor for futures", () => {
    const unit = (kind: string, mic: string | null) => unitByExchange({ kind, mic, currency: "USD" })
    expect(unit("equity", "XNAS")).toBe("USD")
    expect(unit("equity", "XLON")).toBeNull()
    expect(unit("equity", null)).toBeNull()
    expect(unit("fx", null)).toBe("USD")
    expect(unit("future", "XCME")).toBeNull()
  })
})
