import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { DailyBars } from "../engine/prices/daily-bars.ts"
import { decodePriceChunk, decodeValues, encodePriceChunk } from "./price-chunk-codec.ts"

function barsWith(close: Float64Array): DailyBars {
  const days = Int32Array.from(close, (_, bar) => 10_000 + bar + 2 * Math.floor(bar / 5))
  return { days, open: close, high: close, low: close, close, volume: close.map((_, bar) => 1_000 * bar) }
}

/** Twenty years of a price in cents that goes up and down by at most a per cent or so a day. */
function walk(count: number): Float64Array {
  let cents = 10_000
  return Float64Array.from({ length: count }, (_, bar) => {
    cents += Math.round(Math.sin(bar * 12.9898) * 120)
    return cents / 100
  })
}

const roundTrip = (bars: DailyBars) => decodePriceChunk(encodePriceChunk(bars), bars.days.length)

describe("a price chunk", () => {
  it("gives every double back to the bit", () => {
    const values = fc.array(
      fc.oneof(
        fc.double(),
        fc.integer({ min: 1, max: 10_000_000 }).map((cents) => cents / 100),
        fc.constantFrom(
          Number.NaN,
          -0,
          0,
          Number.POSITIVE_INFINITY,
          2 ** 31 - 1,
          2 ** 31,
          -(2 ** 31),
          1e-300,
        ),
      ),
      { maxLength: 50 },
    )
    fc.assert(
      fc.property(values, (list) => {
        const close = Float64Array.from(list)
        expect(roundTrip(barsWith(close)).close).toStrictEqual(close)
      }),
    )
  })

  it("gives days back, far apart and before 1970 too", () => {
    const days = Int32Array.of(-25_567, -1, 0, 1, 47_846, 2 ** 31 - 1)
    const close = walk(6)
    expect(roundTrip({ ...barsWith(close), days }).days).toEqual(days)
  })

  it.each([
    ["cents", 300.35, 2],
    ["four decimals", 75.0875, 4],
    ["whole numbers", 63_150_000, 0],
    ["eight decimals", 0.05655554, 8],
  ])("keeps %s as integers with the fewest decimals", (_, price, decimals) => {
    expect(encodePriceChunk(barsWith(Float64Array.of(price))).close[0]).toBe(decimals)
  })

  it.each([
    ["nine decimals", 0.076522574],
    ["a price that overflows 32 bits with its decimals", 700_000.1234],
  ])("keeps %s as doubles", (_, price) => {
    const close = Float64Array.of(100.25, price)
    const chunk = encodePriceChunk(barsWith(close))
    expect(chunk.close[0]).toBe(255)
    expect(decodeValues(chunk.close, 2)).toStrictEqual(close)
  })

  it("keeps columns with absent values as integers, and columns of nothing else too", () => {
    const close = Float64Array.of(100.25, Number.NaN, 100.5, Number.NaN)
    const bars = { ...barsWith(close), open: new Float64Array(4).fill(Number.NaN) }
    const chunk = encodePriceChunk(bars)
    expect([chunk.close[0], chunk.open[0]]).toEqual([2, 0])
    expect(decodePriceChunk(chunk, 4)).toStrictEqual(bars)
  })

  it("takes less than a third of the bytes of doubles", () => {
    const close = walk(5_040)
    expect(encodePriceChunk(barsWith(close)).close.length).toBeLessThan((close.byteLength * 1) / 3)
  })

  it("says so when a bit has flipped, a column is cut short or is another's", () => {
    const bars = barsWith(walk(500))
    const { close } = encodePriceChunk(bars)
    const flipped = close.slice()
    flipped[close.length - 60] ^= 4
    expect(() => decodeValues(flipped, 500)).toThrow("damaged")
    expect(() => decodeValues(close.subarray(0, close.length - 10), 500)).toThrow("damaged")
    expect(() => decodeValues(close, 499)).toThrow("damaged")
    expect(() => decodeValues(close, 501)).toThrow("a price column has 2000 bytes where 2004 are due")
  })

  it("holds no bars at all", () => {
    expect(roundTrip(barsWith(new Float64Array(0))).days).toHaveLength(0)
  })
})
