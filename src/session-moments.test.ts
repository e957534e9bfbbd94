import { describe, expect, it } from "vitest"
import { nyseCalendar } from "./market-data/exchange-calendar/exchange-calendar.ts"
import { sessionMoments } from "./session-moments.ts"

const moments = sessionMoments(nyseCalendar, ["XNYS"])
const at = (text: string) => Date.parse(text)
const iso = (moment: number | null) => (moment === null ? null : new Date(moment).toISOString())

describe("the moments of an exchange's sessions", () => {
  // New York opens at 09:30 and closes at 16:00; prices are ready 20 minutes later. Friday, 14 February 2025 was followed by
  // a weekend and Washington's Birthday; clocks went forward on Sunday, 9 March.
  it("know the next opening over weekends, holidays and clock changes", () => {
    expect(iso(moments.nextOpen("XNYS", at("2025-02-14T14:29:59Z")))).toBe("2025-02-14T14:30:00.000Z")
    expect(iso(moments.nextOpen("XNYS", at("2025-02-14T14:30:00Z")))).toBe("2025-02-18T14:30:00.000Z")
    expect(iso(moments.nextOpen("XNYS", at("2025-03-08T12:00:00Z")))).toBe("2025-03-10T13:30:00.000Z")
  })

  it.each([
    ["before an opening", "2025-02-14T12:00:00Z", "2025-02-14T21:20:00.000Z"],
    ["while it trades", "2025-02-14T18:00:00Z", "2025-02-14T21:20:00.000Z"],
    ["between close and ready", "2025-02-14T21:10:00Z", "2025-02-14T21:20:00.000Z"],
    ["at the moment itself", "2025-02-14T21:20:00Z", "2025-02-18T21:20:00.000Z"],
    ["before a short session", "2025-07-03T12:00:00Z", "2025-07-03T17:20:00.000Z"],
  ])("know when prices are ready next, %s", (_, after, expected) => {
    expect(iso(moments.nextReady("XNYS", at(after)))).toBe(expected)
  })

  it("are none for an exchange without a calendar", () => {
    expect(moments.nextOpen("XXXX", at("2025-02-14T12:00:00Z"))).toBeNull()
    expect(moments.nextReady("XXXX", at("2025-02-14T12:00:00Z"))).toBeNull()
  })
})
