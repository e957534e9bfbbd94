import { describe, expect, it } from "vitest"
import { parseIsoDate } from "../../../engine/money/iso-date.ts"
import { worldCalendar } from "../world-calendar.ts"

const day = (date: string): number => {
  const parsed = parseIsoDate(date)
  if (parsed === null) throw new Error(`${date} is no date`)
  return parsed
}
const session = (date: string) => worldCalendar.session("FX", day(date))
const moment = (text: string) => Date.parse(text)
const utc = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString().slice(0, 16))

describe("the week of currencies", () => {
  it("runs from Sunday to Friday at 17:00 in New York, an hour later by UTC in winter", () => {
    expect(utc(session("2025-07-07")?.open)).toBe("2025-07-06T21:00")
    expect(utc(session("2025-07-11")?.close)).toBe("2025-07-11T21:00")
    expect(utc(session("2025-01-13")?.open)).toBe("2025-01-12T22:00")
    expect(utc(session("2025-01-17")?.close)).toBe("2025-01-17T22:00")
  })

  it("opens by the new clocks on the Sunday on which they change", () => {
    expect(utc(session("2025-03-07")?.close)).toBe("2025-03-07T22:00")
    expect(utc(session("2025-03-10")?.open)).toBe("2025-03-09T21:00")
    expect(utc(session("2025-10-31")?.close)).toBe("2025-10-31T21:00")
    expect(utc(session("2025-11-03")?.open)).toBe("2025-11-02T22:00")
  })

  it("dates an evening by the day that begins with it", () => {
    expect(worldCalendar.sessionAt("FX", moment("2025-07-06T21:30:00Z"))?.date).toBe(day("2025-07-07"))
    expect(worldCalendar.sessionAt("FX", moment("2025-07-12T12:00:00Z"))).toBeNull()
  })

  it("rests on 25 December and 1 January from evening to evening", () => {
    expect(worldCalendar.sessionAt("FX", moment("2024-12-24T21:59:00Z"))?.date).toBe(day("2024-12-24"))
    expect(worldCalendar.sessionAt("FX", moment("2024-12-25T12:00:00Z"))).toBeNull()
    expect(worldCalendar.sessionAt("FX", moment("2024-12-25T22:00:00Z"))?.date).toBe(day("2024-12-26"))
    // The first session of 2025 opens on its first evening.
    expect(worldCalendar.nextSession("FX", moment("2025-01-01T12:00:00Z"))?.date).toBe(day("2025-01-02"))
  })
})
