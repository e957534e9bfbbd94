import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { isoDate, parseIsoDate } from "../../src/engine/money/iso-date.ts"
import { nyseCalendar } from "../../src/market-data/exchange-calendar/exchange-calendar.ts"
import { sharedDataPresent, sharedPath } from "../shared-data.ts"

const day = (date: string): number => parseIsoDate(date) ?? Number.NaN

// Instants in the file are UTC; the zone's own rules give the local minute.
const newYork = new Intl.DateTimeFormat("en-GB", {
  timeZone: "America/New_York",
  hour: "2-digit",
  minute: "2-digit",
})
const localMinute = (instant: string) => {
  const [hour, minute] = newYork.format(new Date(instant)).split(":")
  return Number(hour) * 60 + Number(minute)
}

describe.skipIf(!sharedDataPresent)("the calendar of the New York Stock Exchange", () => {
  it("has exactly the recorded sessions of 2000 to 2023, with their opens and closes", () => {
    const recorded = readFileSync(sharedPath("data/calendars/xnys.csv"), "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(","))
    const last = recorded[recorded.length - 1][0].slice(0, 10)
    const ours = Array.from(nyseCalendar.sessions("XNYS", day("2000-01-01"), day(last)), (session) => {
      const hours = nyseCalendar.hours("XNYS", session)
      return `${isoDate(session)} ${hours?.openMinute}–${hours?.closeMinute}`
    })
    const theirs = recorded.map(
      ([date, open, close]) => `${date.slice(0, 10)} ${localMinute(open)}–${localMinute(close)}`,
    )
    expect(ours).toEqual(theirs)
    expect(ours).toHaveLength(5796)
    expect(ours.filter((session) => session.endsWith("–780"))).toHaveLength(50)
  })

  it("has exactly the days on which SPY traded in 1998 to 2021", () => {
    const traded = readFileSync(sharedPath("data/prices/raw-with-factors/spy_raw_daily.csv"), "utf8")
      .trim()
      .split("\n")
      .map((line) => line.replace(/^(\d{4})(\d{2})(\d{2}).*$/, "$1-$2-$3").slice(0, 10))
      .filter((date) => parseIsoDate(date) !== null)
    const ours = Array.from(
      nyseCalendar.sessions("XNYS", day(traded[0]), day(traded[traded.length - 1])),
      isoDate,
    )
    expect(ours).toEqual(traded)
  })
})
