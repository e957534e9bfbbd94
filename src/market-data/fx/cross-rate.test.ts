import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { parseIsoDate } from "../../engine/money/iso-date.ts"
import { crossRate, type Leg } from "./cross-rate.ts"

const day = (text: string) => parseIsoDate(text) ?? Number.NaN

// Reference rates of the ECB on Thursday 2 and Friday 3 January 2020 (eurofxref): units for one euro.
const days = Int32Array.of(day("2020-01-02"), day("2020-01-03"))
const legs: Record<string, Leg> = {
  USD: { days, rates: Float64Array.of(1.1193, 1.1147) },
  GBP: { days, rates: Float64Array.of(0.84828, 0.85115) },
}
const legOf = (currency: string) => legs[currency] ?? null
const rate = (base: string, quote: string, on: string) => crossRate({ base, quote }, day(on), "EUR", legOf)

describe("a rate out of reference rates", () => {
  it("is the rate itself against the euro", () => {
    expect(rate("EUR", "USD", "2020-01-02")).toEqual({ rate: 1.1193, path: "direct", day: days[0] })
  })

  it("is inverted for the euro in another currency", () => {
    expect(rate("USD", "EUR", "2020-01-02")).toMatchObject({ rate: 1 / 1.1193, path: "inverse" })
  })

  it("is crossed through the euro otherwise", () => {
    // 1.1193 ÷ 0.84828 = 1.31949356… by hand
    const crossed = rate("GBP", "USD", "2020-01-02")
    expect(crossed?.rate).toBeCloseTo(1.31949356, 8)
    expect(crossed?.path).toBe("cross-EUR")
  })

  it("of a weekend is Friday's and says so", () => {
    expect(rate("EUR", "USD", "2020-01-05")).toEqual({ rate: 1.1147, path: "direct", day: day("2020-01-03") })
  })

  it("is carried over 7 days and no further", () => {
    expect(rate("EUR", "USD", "2020-01-10")?.rate).toBe(1.1147)
    expect(rate("EUR", "USD", "2020-01-11")).toBeNull()
  })

  it("is never a later one", () => {
    expect(rate("EUR", "USD", "2020-01-01")).toBeNull()
  })

  it("is unknown for a currency without a leg", () => {
    expect(rate("EUR", "TWD", "2020-01-02")).toBeNull()
  })

  it("and back again is one", () => {
    const currency = fc.constantFrom("EUR", "USD", "GBP")
    fc.assert(
      fc.property(currency, currency, (base, quote) => {
        const [there, back] = [rate(base, quote, "2020-01-03"), rate(quote, base, "2020-01-03")]
        expect((there?.rate ?? 0) * (back?.rate ?? 0)).toBeCloseTo(1, 12)
      }),
    )
  })
})
