import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { epochDayOf, parseIsoDate } from "../../engine/money/iso-date.ts"
import { localClock } from "./local-clock.ts"

const utc = (timeZone: string, date: string, time: string): string => {
  const [hour, minute] = time.split(":").map(Number)
  const day = parseIsoDate(date)
  if (day === null) throw new Error(`${date} is no date`)
  return new Date(localClock(timeZone)(day, hour * 60 + minute)).toISOString().slice(0, 16)
}

// Python 3.11, zoneinfo with tzdata 2025b: datetime(…, tzinfo=ZoneInfo(zone)).astimezone(timezone.utc); fold 0.
describe("a local time as a moment", () => {
  it.each([
    ["America/New_York", "2025-03-07", "09:30", "2025-03-07T14:30"],
    ["America/New_York", "2025-03-10", "09:30", "2025-03-10T13:30"],
    ["America/New_York", "2025-03-09", "17:00", "2025-03-09T21:00"],
    ["America/New_York", "2025-11-02", "17:00", "2025-11-02T22:00"],
    ["Europe/London", "2025-03-28", "08:00", "2025-03-28T08:00"],
    ["Europe/London", "2025-03-31", "08:00", "2025-03-31T07:00"],
    ["Europe/Berlin", "2024-10-25", "17:30", "2024-10-25T15:30"],
    ["Europe/Berlin", "2024-10-28", "17:30", "2024-10-28T16:30"],
    ["Australia/Sydney", "2025-04-04", "10:00", "2025-04-03T23:00"],
    ["Australia/Sydney", "2025-04-07", "10:00", "2025-04-07T00:00"],
    ["Pacific/Auckland", "2023-09-22", "10:00", "2023-09-21T22:00"],
    ["Pacific/Auckland", "2023-09-25", "10:00", "2023-09-24T21:00"],
    ["America/Sao_Paulo", "2018-11-05", "10:00", "2018-11-05T12:00"],
    ["America/Sao_Paulo", "2019-11-05", "10:00", "2019-11-05T13:00"],
    ["Asia/Tokyo", "2025-06-02", "09:00", "2025-06-02T00:00"],
  ])("%s %s %s is %sZ", (timeZone, date, time, moment) => {
    expect(utc(timeZone, date, time)).toBe(moment)
  })

  it("takes the first of an hour that clocks show twice", () => {
    expect(utc("America/New_York", "2025-11-02", "01:30")).toBe("2025-11-02T05:30")
  })

  it("reads a time that clocks skip as if they had not skipped it", () => {
    expect(utc("America/New_York", "2025-03-09", "02:30")).toBe("2025-03-09T07:30")
  })

  it("counts a negative minute into the day before", () => {
    const clock = localClock("America/New_York")
    const monday = epochDayOf(2025, 3, 10)
    expect(clock(monday, -7 * 60)).toBe(clock(monday - 1, 17 * 60))
  })

  it("is shown by the zone's clocks again, in every zone of a market and at any hour but those of a change", () => {
    const zones = ["America/New_York", "America/Sao_Paulo", "Europe/London", "Europe/Berlin", "Asia/Tokyo"]
    const farZones = ["Pacific/Auckland", "Australia/Sydney", "Africa/Johannesburg", "UTC"]
    fc.assert(
      fc.property(
        fc.constantFrom(...zones, ...farZones),
        fc.integer({ min: epochDayOf(2000, 1, 1), max: epochDayOf(2037, 12, 31) }),
        // All these zones change their clocks between midnight and 04:00.
        fc.integer({ min: 4 * 60, max: 1_439 }),
        (timeZone, day, minute) => {
          const clock = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" })
          const shown = clock.format(localClock(timeZone)(day, minute))
          expect(Date.parse(`${shown.replace(" ", "T")}Z`)).toBe((day * 1_440 + minute) * 60_000)
        },
      ),
      { seed: 20_260, numRuns: 2_000 },
    )
  })
})
