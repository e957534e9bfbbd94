import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { decimate } from "./decimate.ts"

describe("decimate", () => {
  it("keeps everything that fits", () => {
    expect(decimate(Float64Array.of(3, 1, 2), 3)).toEqual(Int32Array.of(0, 1, 2))
  })

  it("keeps a spike of one observation among ten thousand", () => {
    const values = new Float64Array(10_000)
    values[4321] = -99
    values[7777] = 99
    const kept = decimate(values, 50)
    expect(kept).toContain(4321)
    expect(kept).toContain(7777)
  })

  it("takes a blank for no extreme", () => {
    const values = new Float64Array(100).fill(NaN)
    values[40] = 1
    values[60] = 2
    expect([...decimate(values, 4)]).toEqual([0, 40, 60, 99])
  })

  it("keeps the ends and the extremes, in order, within the limit", () => {
    const line = fc.float64Array({ minLength: 1, maxLength: 500, noNaN: true, noDefaultInfinity: true })
    fc.assert(
      fc.property(line, fc.integer({ min: 4, max: 100 }), (values, maxPoints) => {
        const kept = decimate(values, maxPoints)
        expect(kept.length).toBeLessThanOrEqual(Math.max(maxPoints, 1))
        expect(kept).toEqual(Int32Array.from(new Set(kept)).toSorted())
        expect(kept[0]).toBe(0)
        expect(kept[kept.length - 1]).toBe(values.length - 1)
        const seen = Array.from(kept, (i) => values[i])
        expect(Math.max(...seen)).toBe(Math.max(...values))
        expect(Math.min(...seen)).toBe(Math.min(...values))
      }),
    )
  })

  it("needs room for the two ends", () => {
    expect(() => decimate(new Float64Array(10), 1)).toThrow("at least two points")
  })
})
