import { describe, expect, it } from "vitest"
import { isoDate, parseIsoDate } from "../../engine/money/iso-date.ts"
import { nyseCalendar } from "./exchange-calendar.ts"
import { localHours } from "../../../test/local-hours.ts"

const day = (date: string): number => {
  const parsed = parseIsoDate(date)
  if (parsed === null) throw new Error(`${date} is no date`)
  return parsed
}
const closure = (date: string) => nyseCalendar.closure("XNYS", day(date))
const isSession = (date: string) => nyseCalendar.sessions("XNYS", day(date), day(date)).length === 1
const hours = (date: string) => localHours(nyseCalendar.session("XNYS", day(date)), "America/New_York")

/** Weekdays without a session. */
function closedWeekdays(year: number): string[] {
  const open = new Set(nyseCalendar.sessions("XNYS", day(`${year}-01-01`), day(`${year}-12-31`)))
  const closed: string[] = []
  for (let at = day(`${year}-01-01`); at <= day(`${year}-12-31`); at++) {
    const weekend = [0, 6].includes(new Date(at * 86_400_000).getUTCDay())
    if (!weekend && !open.has(at)) closed.push(isoDate(at))
  }
  return closed
}

describe("sessions of the New York Stock Exchange", () => {
  // The exchange's published holidays, "Holidays and Trading Hours".
  it("is closed on the ten holidays of 2026", () => {
    expect(closedWeekdays(2026)).toEqual([
      "2026-01-01",
      "2026-01-19",
      "2026-02-16",
      "2026-04-03",
      "2026-05-25",
      "2026-06-19",
      "2026-07-03",
      "2026-09-07",
      "2026-11-26",
      "2026-12-25",
    ])
  })

  it("does not make up for a New Year's Day on Saturday", () => {
    expect(isSession("2010-12-31")).toBe(true)
    expect(isSession("2021-12-31")).toBe(true)
    expect(closedWeekdays(2028)[0]).toBe("2028-01-17")
  })

  it("keeps a Sunday holiday on Monday and a Saturday holiday on Friday", () => {
    expect(closure("2023-01-02")).toBe("New Year's Day")
    expect(closure("2021-07-05")).toBe("Independence Day")
    expect(closure("2020-07-03")).toBe("Independence Day")
    expect(closure("2022-06-20")).toBe("Juneteenth")
    expect(closure("2021-12-24")).toBe("Christmas Day")
  })

  it("keeps a holiday only from the year in which it began", () => {
    expect(isSession("1997-01-20")).toBe(true)
    expect(closure("1998-01-19")).toBe("Martin Luther King Jr. Day")
    expect(isSession("2021-06-18")).toBe(true)
    expect(isSession("2020-06-19")).toBe(true)
  })

  it.each([
    ["2000-04-21"],
    ["2008-03-21"],
    ["2011-04-22"],
    ["2024-03-29"],
    ["2025-04-18"],
    ["2038-04-23"],
    ["2100-03-26"],
  ])("is closed on Good Friday %s", (date) => {
    expect(closure(date)).toBe("Good Friday")
  })

  it.each([
    ["1994-04-27", "funeral of President Nixon"],
    ["2001-09-11", "attacks of 11 September"],
    ["2001-09-14", "attacks of 11 September"],
    ["2004-06-11", "funeral of President Reagan"],
    ["2007-01-02", "funeral of President Ford"],
    ["2012-10-30", "Hurricane Sandy"],
    ["2018-12-05", "funeral of President George H. W. Bush"],
    ["2025-01-09", "funeral of President Carter"],
  ])("gives the reason of the one-off closure of %s", (date, reason) => {
    expect(isSession(date)).toBe(false)
    expect(closure(date)).toBe(reason)
  })

  it("opens at 09:30 and closes at 16:00", () => {
    expect(hours("2025-03-10")).toBe("09:30–16:00")
    expect(hours("2025-03-09")).toBeNull()
  })

  it("closes at 13:00 after Thanksgiving and before Christmas and Independence Day", () => {
    expect(hours("2024-11-29")).toBe("09:30–13:00")
    expect(hours("2024-12-24")).toBe("09:30–13:00")
    expect(hours("2024-07-03")).toBe("09:30–13:00")
    expect(hours("2025-07-03")).toBe("09:30–13:00")
  })

  it("has no short day before a holiday that is kept on the eve itself or on Monday", () => {
    expect(hours("2020-07-02")).toBe("09:30–16:00")
    expect(hours("2021-07-02")).toBe("09:30–16:00")
    expect(hours("2022-12-23")).toBe("09:30–16:00")
  })

  it("was short on the Friday after Independence Day 2002, not on its eve", () => {
    expect(hours("2002-07-03")).toBe("09:30–16:00")
    expect(hours("2002-07-05")).toBe("09:30–13:00")
  })

  it("includes both ends and crosses years", () => {
    const sessions = nyseCalendar.sessions("XNYS", day("2024-12-30"), day("2025-01-03"))
    expect(Array.from(sessions, isoDate)).toEqual(["2024-12-30", "2024-12-31", "2025-01-02", "2025-01-03"])
    expect(nyseCalendar.sessions("XNYS", day("2025-01-04"), day("2025-01-05"))).toHaveLength(0)
    expect(nyseCalendar.sessions("XNYS", day("2025-01-06"), day("2025-01-03"))).toHaveLength(0)
  })

  it("says what it covers and has no sessions outside", () => {
    expect(nyseCalendar.coverage("XNYS")).toEqual({ firstYear: 1990, lastYear: 2100 })
    const sessions = nyseCalendar.sessions("XNYS", day("1900-01-01"), day("2200-01-01"))
    expect(isoDate(sessions[0])).toBe("1990-01-02")
    expect(isoDate(sessions[sessions.length - 1])).toBe("2100-12-31")
    expect(nyseCalendar.session("XNYS", day("1989-06-01"))).toBeNull()
    expect(nyseCalendar.closure("XNYS", day("1989-12-25"))).toBeNull()
  })
})

describe("sessions around a moment", () => {
  const at = (text: string) => Date.parse(text)
  const sessionAt = (text: string) => dateOf(nyseCalendar.sessionAt("XNYS", at(text)))
  const previous = (text: string) => dateOf(nyseCalendar.previousSession("XNYS", at(text)))
  const next = (text: string) => dateOf(nyseCalendar.nextSession("XNYS", at(text)))
  const dateOf = (session: { readonly date: number } | null) =>
    session === null ? null : isoDate(session.date)

  it("counts the opening moment to the session and the closing moment not", () => {
    // In winter 09:30 in New York is 14:30 UTC.
    expect(sessionAt("2025-02-14T14:29:59.999Z")).toBeNull()
    expect(sessionAt("2025-02-14T14:30:00Z")).toBe("2025-02-14")
    expect(sessionAt("2025-02-14T20:59:59.999Z")).toBe("2025-02-14")
    expect(sessionAt("2025-02-14T21:00:00Z")).toBeNull()
  })

  it("finds both neighbours over a weekend and Washington's Birthday", () => {
    expect(previous("2025-02-17T10:54:00Z")).toBe("2025-02-14")
    expect(next("2025-02-17T10:54:00Z")).toBe("2025-02-18")
    expect(nyseCalendar.nextSession("XNYS", at("2025-02-17T10:54:00Z"))?.open).toBe(
      at("2025-02-18T14:30:00Z"),
    )
  })

  it("takes the session under way for neither the previous nor the next", () => {
    expect(previous("2025-02-14T15:00:00Z")).toBe("2025-02-13")
    expect(next("2025-02-14T15:00:00Z")).toBe("2025-02-18")
    expect(previous("2025-02-14T21:00:00Z")).toBe("2025-02-14")
  })

  it("crosses the end of a year", () => {
    expect(previous("2025-01-02T12:00:00Z")).toBe("2024-12-31")
    expect(next("2024-12-31T22:00:00Z")).toBe("2025-01-02")
  })

  it("knows of none beyond its coverage, and claims none for moments outside", () => {
    expect(next("2100-12-31T22:00:00Z")).toBeNull()
    expect(previous("1990-01-01T12:00:00Z")).toBeNull()
    expect(next("1985-06-03T12:00:00Z")).toBeNull()
    expect(previous("2150-06-03T12:00:00Z")).toBeNull()
  })
})
