import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { joinRanges } from "./day-range.ts"
import { missingRanges } from "./missing-ranges.ts"

const days = (from: number, to: number) => Int32Array.from({ length: to - from + 1 }, (_, at) => from + at)

describe("missing ranges", () => {
  it("are all sessions when nothing is stored, and none when all is", () => {
    expect(missingRanges(days(1, 100), Int32Array.of(), [])).toEqual([{ from: 1, to: 100 }])
    expect(missingRanges(days(1, 100), days(1, 100), [])).toEqual([])
  })

  it("are one range a hole, however long, without the days that are there", () => {
    const stored = Int32Array.from([...days(1, 10), ...days(60, 100)])
    expect(missingRanges(days(1, 120), stored, [])).toEqual([
      { from: 11, to: 59 },
      { from: 101, to: 120 },
    ])
  })

  it("merge when fewer than 30 sessions lie between", () => {
    const stored = (between: number) => days(11, 10 + between)
    expect(missingRanges(days(10, 11 + 29), stored(29), [])).toEqual([{ from: 10, to: 40 }])
    expect(missingRanges(days(10, 11 + 30), stored(30), [])).toEqual([
      { from: 10, to: 10 },
      { from: 41, to: 41 },
    ])
  })

  it("leave out days that were asked for and have nothing", () => {
    expect(missingRanges(days(1, 100), days(51, 60), [{ from: 1, to: 50 }])).toEqual([{ from: 61, to: 100 }])
  })

  it("cover every session that is neither stored nor known, and begin and end with one", () => {
    const someDays = fc.uniqueArray(fc.nat(400)).map((list) => Int32Array.from(list).sort())
    const ranges = fc
      .array(fc.tuple(fc.nat(400), fc.nat(30)))
      .map((list) => joinRanges(list.map(([from, length]) => ({ from, to: from + length }))))
    fc.assert(
      fc.property(someDays, someDays, ranges, (sessions, stored, known) => {
        const missing = [...sessions].filter(
          (day) => !stored.includes(day) && !known.some(({ from, to }) => day >= from && day <= to),
        )
        const found = missingRanges(sessions, stored, known)
        for (const day of missing) expect(found.some(({ from, to }) => day >= from && day <= to)).toBe(true)
        for (const { from, to } of found) {
          expect(missing).toContain(from)
          expect(missing).toContain(to)
        }
        expect(joinRanges(found)).toEqual(found)
      }),
    )
  })
})
