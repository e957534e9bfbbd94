import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { epochDayOf, isoDate, parseIsoDate } from "../../src/engine/money/iso-date.ts"
import { nyseCalendar } from "../../src/market-data/exchange-calendar/exchange-calendar.ts"
import { worldCalendar } from "../../src/market-data/exchange-calendar/world-calendar.ts"
import { sharedDataPresent, sharedPath } from "../shared-data.ts"
import { differences, knownDifferences } from "./calendar-differences.ts"
import { recordedExchanges, recordedSessions } from "./recorded-sessions.ts"

const from = epochDayOf(2000, 1, 1)

/** Recorded sessions of an exchange, ours of the same days, and what differs. */
function compare(exchange: (typeof recordedExchanges)[number]) {
  const recorded = recordedSessions(exchange)
  const ours = worldCalendar.sessionTimes(exchange, from, recorded[recorded.length - 1].date)
  return { recorded, ours, found: differences(ours, recorded) }
}

const daysOf = (found: readonly { readonly date: string }[]) => new Set(found.map(({ date }) => date)).size

describe.skipIf(!sharedDataPresent)("sessions by rules against recorded ones", () => {
  it.each(recordedExchanges)(
    "%s has the same dates and moments, but for the differences listed",
    (exchange) => {
      const { found } = compare(exchange)
      const known = knownDifferences[exchange] ?? []
      expect(found.filter((difference) => !known.some(({ covers }) => covers(difference)))).toEqual([])
      // A difference that is listed and no longer there is an error too.
      expect(known.map(({ covers }) => daysOf(found.filter(covers)))).toEqual(known.map(({ days }) => days))
    },
  )

  it("has 5,796 sessions of New York, 50 of them short and none different", () => {
    const { ours, found } = compare("XNYS")
    expect(found).toEqual([])
    expect(ours).toHaveLength(5_796)
    expect(ours.filter(({ open, close }) => close - open === 3.5 * 3_600_000)).toHaveLength(50)
  })

  it("notices a session that is missing, one too many and one that closes otherwise", () => {
    const recorded = recordedSessions("XNYS")
    const [first, second, third] = recorded
    const ours = [{ ...first, close: first.close + 60_000 }, ...recorded.slice(2)]
    expect(differences(ours, [first, second, ...recorded.slice(3)])).toEqual([
      { date: "2000-01-03", field: "close", recorded: "21:00", ours: "21:01" },
      { date: isoDate(second.date), field: "session", recorded: "14:30–21:00", ours: "" },
      { date: isoDate(third.date), field: "session", recorded: "", ours: "14:30–21:00" },
    ])
  })

  it("is told by docs/calendars.md as measured here", () => {
    const rows = recordedExchanges.map((exchange) => {
      const { recorded, found } = compare(exchange)
      const span = `${isoDate(recorded[0].date)} to ${isoDate(recorded[recorded.length - 1].date)}`
      const { firstYear, lastYear } = worldCalendar.coverage(exchange)
      const reasons = (knownDifferences[exchange] ?? []).map(({ days, reason }) => `${days}: ${reason}`)
      return `| ${exchange} | ${firstYear}–${lastYear} | ${span} | ${recorded.length} | ${daysOf(found)} | ${reasons.join("; ")} |`
    })
    const table = [
      "| exchange | rules cover | checked against records of | sessions | days that differ | why |",
      "|---|---|---|---|---|---|",
      ...rows,
    ].join("\n")
    const docs = readFileSync(new URL("../../docs/calendars.md", import.meta.url), "utf8")
    expect(docs.slice(docs.indexOf("| exchange |")).slice(0, table.length)).toBe(table)
  })

  it("has exactly the days on which SPY traded in 1998 to 2021", () => {
    const traded = readFileSync(sharedPath("data/prices/raw-with-factors/spy_raw_daily.csv"), "utf8")
      .trim()
      .split("\n")
      .map((line) => parseIsoDate(line.replace(/^(\d{4})(\d{2})(\d{2}).*$/, "$1-$2-$3").slice(0, 10)))
      .filter((date) => date !== null)
    const ours = nyseCalendar.sessions("XNYS", traded[0], traded[traded.length - 1])
    expect(Array.from(ours, isoDate)).toEqual(traded.map(isoDate))
  })

  it("has currencies trading in exactly the hours of EURUSD in 2017 and 2018", () => {
    const bars = readFileSync(sharedPath("data/prices/eurusd_hourly.csv"), "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => Date.parse(`${line.slice(0, 19).replace(" ", "T")}Z`))
    // Two stray bars on a Friday, of the hour after the close.
    const outside = bars.filter((bar) => worldCalendar.sessionAt("FX", bar) === null)
    expect(outside.map((bar) => new Date(bar).toISOString().slice(0, 16))).toEqual([
      "2017-10-06T21:00",
      "2017-10-20T21:00",
    ])
    const hour = 3_600_000
    const dayOf = (bar: number) => Math.floor(bar / (24 * hour))
    const whole = worldCalendar.sessionTimes("FX", dayOf(bars[0]) + 1, dayOf(bars[bars.length - 1]) - 1)
    const traded = new Set(bars)
    expect(whole).toHaveLength(207)
    expect(whole.filter(({ open, close }) => !traded.has(open) || !traded.has(close - hour))).toEqual([])
  })
})
