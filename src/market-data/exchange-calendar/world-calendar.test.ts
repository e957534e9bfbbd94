import { execFileSync } from "node:child_process"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { localHours } from "../../../test/local-hours.ts"
import { epochDayOf, isoDate, parseIsoDate, weekday } from "../../engine/money/iso-date.ts"
import { current } from "../freshness/freshness.ts"
import { knownMarkets, type Market, marketOf, worldCalendar } from "./world-calendar.ts"

const day = (date: string): number => {
  const parsed = parseIsoDate(date)
  if (parsed === null) throw new Error(`${date} is no date`)
  return parsed
}
const closure = (market: Market, date: string) => worldCalendar.closure(market, day(date))
const session = (market: Market, date: string) => worldCalendar.session(market, day(date))
const moment = (text: string) => Date.parse(text)
const utc = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString().slice(0, 16))

/** Weekdays of a year without a session, as `MM-DD`. */
function closedWeekdays(market: Market, year: number): string {
  const first = epochDayOf(year, 1, 1)
  const open = new Set(worldCalendar.sessions(market, first, epochDayOf(year, 12, 31)))
  const closed: string[] = []
  for (let at = first; at < epochDayOf(year + 1, 1, 1); at++) {
    if (![0, 6].includes(weekday(at)) && !open.has(at)) closed.push(isoDate(at).slice(5))
  }
  return closed.join(" ")
}

describe("the holidays of an exchange", () => {
  // By hand from each exchange's list of holidays and a calendar of 2026, Easter Sunday 5 April: after the recorded sessions
  // end, for most. Madrid is BME's notice for the year, Tokyo and Singapore the laws' dates.
  it.each<[Market, string]>([
    ["XLON", "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"],
    ["XETR", "01-01 04-03 04-06 05-01 12-24 12-25 12-31"],
    ["XPAR", "01-01 04-03 04-06 05-01 12-25"],
    ["XAMS", "01-01 04-03 04-06 05-01 12-25"],
    ["XBRU", "01-01 04-03 04-06 05-01 12-25"],
    ["XLIS", "01-01 04-03 04-06 05-01 12-25"],
    ["XDUB", "01-01 04-03 04-06 05-01 12-25"],
    ["XMAD", "01-01 04-03 04-06 05-01 12-25"],
    ["XMIL", "01-01 04-03 04-06 05-01 12-24 12-25 12-31"],
    ["XSWX", "01-01 01-02 04-03 04-06 05-01 05-14 05-25 12-24 12-25 12-31"],
    ["XSTO", "01-01 01-06 04-03 04-06 05-01 05-14 06-19 12-24 12-25 12-31"],
    ["XHEL", "01-01 01-06 04-03 04-06 05-01 05-14 06-19 12-24 12-25 12-31"],
    ["XCSE", "01-01 04-02 04-03 04-06 05-14 05-15 05-25 06-05 12-24 12-25 12-31"],
    ["XOSL", "01-01 04-02 04-03 04-06 05-01 05-14 05-25 12-24 12-25 12-31"],
    ["XTSE", "01-01 02-16 04-03 05-18 07-01 08-03 09-07 10-12 12-25 12-28"],
    ["XASX", "01-01 01-26 04-03 04-06 06-08 12-25 12-28"],
    ["XNZE", "01-01 01-02 02-06 04-03 04-06 04-27 06-01 07-10 10-26 12-25 12-28"],
    ["XJSE", "01-01 04-03 04-06 04-27 05-01 06-16 08-10 09-24 11-04 12-16 12-25"],
    [
      "XTKS",
      "01-01 01-02 01-12 02-11 02-23 03-20 04-29 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23 12-31",
    ],
    ["XHKG", "01-01 02-17 02-18 02-19 04-03 04-06 04-07 05-01 05-25 06-19 07-01 10-01 10-19 12-25"],
    ["XSES", "01-01 02-17 02-18 04-03 05-01 05-27 06-01 08-10 11-09 12-25"],
    ["BVMF", "01-01 02-16 02-17 04-03 04-21 05-01 06-04 09-07 10-12 11-02 11-20 12-24 12-25 12-31"],
    ["TARGET", "01-01 04-03 04-06 05-01 12-25"],
    ["FX", "01-01 12-25"],
    ["CRYPTO", ""],
  ])("%s is closed on its holidays of 2026", (market, closed) => {
    expect(closedWeekdays(market, 2026)).toBe(closed)
  })

  it("moves 25 and 26 December past the weekend as a pair", () => {
    // 2020 a Friday and a Saturday, 2021 Saturday and Sunday, 2022 Sunday and Monday.
    expect(closedWeekdays("XLON", 2020).slice(-11)).toBe("12-25 12-28")
    expect(closedWeekdays("XTSE", 2021).slice(-11)).toBe("12-27 12-28")
    expect(closedWeekdays("XASX", 2022).slice(-11)).toBe("12-26 12-27")
    expect(closedWeekdays("XPAR", 2021)).not.toContain("12-2")
  })

  it("keeps moved and added bank holidays of London where they were kept", () => {
    expect(session("XLON", "2020-05-04")).not.toBeNull()
    expect(closure("XLON", "2020-05-08")).toBe("Early May bank holiday")
    expect(session("XLON", "2022-05-30")).not.toBeNull()
    expect(closure("XLON", "2022-06-02")).toBe("Spring bank holiday")
    expect(closure("XLON", "2022-06-03")).toBe("Platinum Jubilee")
    expect(closure("XLON", "2022-09-19")).toBe("funeral of Queen Elizabeth II")
  })

  it.each<[Market, string, string]>([
    ["XETR", "2017-10-31", "Reformation Day, 500 years after"],
    ["XPAR", "2001-12-31", "changeover to the euro"],
    ["XMAD", "2021-12-24", "Christmas Eve"],
    ["XDUB", "2018-03-02", "Storm Emma"],
    ["XTSE", "2001-09-12", "attacks of 11 September"],
    ["XASX", "2022-09-22", "mourning for Queen Elizabeth II"],
    ["XNZE", "2022-06-24", "Matariki"],
    ["XJSE", "2024-05-29", "general election"],
    ["XTKS", "2020-10-01", "failure of the trading system"],
    ["XTKS", "2019-05-06", "substitute holiday of Golden Week"],
    ["XTKS", "2015-09-22", "day between two holidays"],
    ["XHKG", "2023-09-01", "Typhoon Saola"],
    ["XHKG", "2023-09-08", "black rainstorm"],
    ["XSES", "2015-08-07", "50 years of independence"],
    ["BVMF", "2014-06-12", "opening of the World Cup in São Paulo"],
  ])("%s was closed on %s: %s", (market, date, reason) => {
    expect(session(market, date)).toBeNull()
    expect(closure(market, date)).toBe(reason)
  })

  // General Holidays Ordinance: notices of the Hong Kong government for 2010, 2014 and 2022.
  it("makes up for a Sunday of Lunar New Year before it until 2011 and after it since", () => {
    expect(closedWeekdays("XHKG", 2010)).toContain("02-15 02-16 04-02")
    expect(closedWeekdays("XHKG", 2014)).toContain("01-31 02-03 04-18")
    expect(closure("XHKG", "2014-02-03")).toBe("Lunar New Year, substitute")
    expect(closure("XHKG", "2022-09-12")).toBe("day after Mid-Autumn Festival")
    expect(session("XHKG", "2024-09-23")).not.toBeNull()
  })
})

describe("the hours of an exchange", () => {
  it.each<[Market, string, string, string]>([
    ["XNAS", "2025-06-02", "America/New_York", "09:30–16:00"],
    ["XLON", "2025-06-02", "Europe/London", "08:00–16:30"],
    ["XLON", "2025-12-24", "Europe/London", "08:00–12:30"],
    ["XLON", "2022-12-23", "Europe/London", "08:00–12:30"],
    ["XETR", "2025-12-30", "Europe/Berlin", "09:00–14:00"],
    ["XETR", "2009-12-30", "Europe/Berlin", "09:00–17:30"],
    ["XPAR", "2024-12-31", "Europe/Paris", "09:00–14:05"],
    ["XPAR", "2022-12-30", "Europe/Paris", "09:00–17:30"],
    ["XMAD", "2026-12-24", "Europe/Madrid", "09:00–14:00"],
    ["XLIS", "2024-12-24", "Europe/Lisbon", "08:00–13:05"],
    ["XDUB", "2018-12-24", "Europe/Dublin", "08:00–12:28"],
    ["XDUB", "2019-12-24", "Europe/Dublin", "08:00–13:05"],
    ["XSTO", "2019-04-18", "Europe/Stockholm", "09:00–13:00"],
    ["XHEL", "2025-06-02", "Europe/Helsinki", "10:00–18:30"],
    ["XCSE", "2025-06-02", "Europe/Copenhagen", "09:00–17:00"],
    ["XOSL", "2019-04-17", "Europe/Oslo", "09:00–13:00"],
    ["XTSE", "2021-12-24", "America/Toronto", "09:30–13:00"],
    ["XASX", "2023-12-22", "Australia/Sydney", "10:00–14:10"],
    ["XASX", "2022-12-23", "Australia/Sydney", "10:00–16:00"],
    ["XNZE", "2024-12-24", "Pacific/Auckland", "10:00–12:45"],
    ["XJSE", "2025-06-02", "Africa/Johannesburg", "09:00–17:00"],
    ["XTKS", "2024-11-01", "Asia/Tokyo", "09:00–15:00, break 11:30–12:30"],
    ["XTKS", "2024-11-05", "Asia/Tokyo", "09:00–15:30, break 11:30–12:30"],
    ["XHKG", "2011-03-04", "Asia/Hong_Kong", "10:00–16:00, break 12:00–13:00"],
    ["XHKG", "2011-03-07", "Asia/Hong_Kong", "09:30–16:00, break 12:00–13:00"],
    ["XSES", "2025-06-02", "Asia/Singapore", "09:00–17:00, break 12:00–13:00"],
    ["XSES", "2025-12-24", "Asia/Singapore", "09:00–12:00"],
    ["BVMF", "2026-02-18", "America/Sao_Paulo", "13:00–18:00"],
  ])("%s on %s in %s: %s", (market, date, timeZone, hours) => {
    expect(localHours(session(market, date), timeZone)).toBe(hours)
  })

  it("has no afternoon on the eves of Hong Kong, and so no break", () => {
    expect(localHours(session("XHKG", "2025-01-28"), "Asia/Hong_Kong")).toBe("09:30–12:00")
    expect(localHours(session("XHKG", "2008-02-06"), "Asia/Hong_Kong")).toBe("10:00–12:30")
  })

  it("counts the midday break to the session", () => {
    expect(worldCalendar.sessionAt("XTKS", moment("2025-06-02T03:00:00Z"))?.date).toBe(day("2025-06-02"))
  })

  it("closes São Paulo with New York's clocks, at 17:00 in their summer and 18:00 in their winter", () => {
    const hours = (date: string) => localHours(session("BVMF", date), "America/Sao_Paulo")
    expect(hours("2025-03-07")).toBe("10:00–18:00")
    expect(hours("2025-03-10")).toBe("10:00–17:00")
    expect(hours("2025-10-31")).toBe("10:00–17:00")
    expect(hours("2025-11-03")).toBe("10:00–18:00")
  })

  it("keeps local hours where clocks change on either side of the Atlantic, three weeks apart", () => {
    expect(utc(session("XNYS", "2025-03-07")?.open)).toBe("2025-03-07T14:30")
    expect(utc(session("XNYS", "2025-03-10")?.open)).toBe("2025-03-10T13:30")
    expect(utc(session("XLON", "2025-03-10")?.open)).toBe("2025-03-10T08:00")
    expect(utc(session("XLON", "2025-03-31")?.open)).toBe("2025-03-31T07:00")
    expect(utc(session("XETR", "2025-03-31")?.close)).toBe("2025-03-31T15:30")
  })

  it("opens Sydney and Auckland on the evening before in UTC, and still on their own date", () => {
    expect(utc(session("XASX", "2025-01-06")?.open)).toBe("2025-01-05T23:00")
    expect(worldCalendar.sessionAt("XASX", moment("2025-01-05T23:30:00Z"))?.date).toBe(day("2025-01-06"))
    expect(worldCalendar.sessionAt("XNZE", moment("2024-12-31T21:30:00Z"))).toBeNull()
  })
})

describe("coins and reference rates", () => {
  it("has a session of coins on every day, from midnight to midnight in UTC", () => {
    expect(worldCalendar.sessions("CRYPTO", day("2024-01-01"), day("2024-12-31"))).toHaveLength(366)
    expect(utc(session("CRYPTO", "2025-03-09")?.open)).toBe("2025-03-09T00:00")
    expect(utc(session("CRYPTO", "2025-03-09")?.close)).toBe("2025-03-10T00:00")
    expect(worldCalendar.sessionAt("CRYPTO", moment("2025-12-25T23:59:59Z"))?.date).toBe(day("2025-12-25"))
  })

  it("has the ECB's rates at 16:00 of its own clocks", () => {
    expect(utc(session("TARGET", "2025-07-01")?.close)).toBe("2025-07-01T14:00")
    expect(utc(session("TARGET", "2025-12-01")?.close)).toBe("2025-12-01T15:00")
  })
})

describe("the freshness rule on sessions by rules", () => {
  const minute = 60_000
  const rule = {
    sessions: worldCalendar.sessionTimes("XNAS", day("2025-01-02"), day("2025-02-28")),
    delayMs: 20 * minute,
    ttlMs: 15 * minute,
  }

  it("keeps a price of Friday fresh over Washington's Birthday until New York opens on Tuesday", () => {
    const fetchedAt = moment("2025-02-17T10:54:00Z")
    expect(current(fetchedAt, fetchedAt, rule)).toBe(true)
    expect(current(fetchedAt, moment("2025-02-18T14:29:59Z"), rule)).toBe(true)
    expect(current(fetchedAt, moment("2025-02-18T14:30:00Z"), rule)).toBe(false)
  })
})

describe("which market an instrument follows", () => {
  it("takes coins and currencies by their kind and the rest by their exchange", () => {
    expect(marketOf({ kind: "crypto", mic: null })).toBe("CRYPTO")
    expect(marketOf({ kind: "fx", mic: null })).toBe("FX")
    expect(marketOf({ kind: "etf", mic: "ARCX" })).toBe("ARCX")
  })

  it("says that it has no calendar rather than take another's", () => {
    expect(marketOf({ kind: "equity", mic: "XBOM" })).toBeNull()
    expect(marketOf({ kind: "fund", mic: null })).toBeNull()
    expect(marketOf({ kind: "equity", mic: "toString" })).toBeNull()
    expect(marketOf({ kind: "equity", mic: "FX" })).toBeNull()
  })
})

describe("every market", () => {
  it("says what it covers and has no sessions outside", () => {
    expect(worldCalendar.coverage("XTKS")).toEqual({ firstYear: 2000, lastYear: 2027 })
    expect(worldCalendar.coverage("XSES")).toEqual({ firstYear: 2000, lastYear: 2026 })
    for (const market of knownMarkets) {
      const { firstYear, lastYear } = worldCalendar.coverage(market)
      const all = worldCalendar.sessions(market, day("1900-01-01"), day("2200-12-31"))
      expect(isoDate(all[0]).slice(0, 4)).toBe(String(firstYear))
      expect(isoDate(all[all.length - 1]).slice(0, 4)).toBe(String(lastYear))
    }
  })

  it("has sessions that ascend, do not overlap, lie about their date and hold their breaks", () => {
    const dayMs = 86_400_000
    for (const market of knownMarkets) {
      const times = worldCalendar.sessionTimes(market, day("2000-01-01"), day("2027-12-31"))
      const faulty = times.filter(({ date, open, close, breakStart = open, breakEnd = close }, at) => {
        const previousClose = at === 0 ? -Infinity : times[at - 1].close
        const inOrder =
          previousClose <= open && open <= breakStart && breakStart < breakEnd && breakEnd <= close
        return !inOrder || Math.abs(open - date * dayMs) > dayMs || close - open > dayMs + 3_600_000
      })
      expect([market, faulty]).toEqual([market, []])
    }
  })

  it("finds around any moment what a walk through all sessions finds", () => {
    const from = day("2015-01-01")
    const to = day("2016-12-31")
    fc.assert(
      fc.property(
        fc.constantFrom(...knownMarkets),
        fc.integer({ min: day("2015-02-01") * 1_440, max: day("2016-11-30") * 1_440 }),
        (market, minute) => {
          const at = minute * 60_000
          const all = worldCalendar.sessionTimes(market, from, to)
          expect(worldCalendar.sessionAt(market, at)).toEqual(
            all.find(({ open, close }) => open <= at && at < close) ?? null,
          )
          expect(worldCalendar.previousSession(market, at)).toEqual(all.findLast(({ close }) => close <= at))
          expect(worldCalendar.nextSession(market, at)).toEqual(all.find(({ open }) => open > at))
        },
      ),
      { seed: 7, numRuns: 400 },
    )
  })

  it("has the same sessions whatever the time zone of the machine", () => {
    const calendar = new URL("./world-calendar.ts", import.meta.url).href
    const script = `
      const { knownMarkets, worldCalendar } = await import(${JSON.stringify(calendar)})
      const { createHash } = await import("node:crypto")
      const all = knownMarkets.map((market) => worldCalendar.sessionTimes(market, 10957, 21184))
      console.log(new Date(0).getTimezoneOffset(), createHash("sha256").update(JSON.stringify(all)).digest("hex"))`
    const [newYork, utcZone, tokyo] = ["America/New_York", "UTC", "Asia/Tokyo"].map((TZ) =>
      execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
        env: { ...process.env, TZ },
        encoding: "utf8",
      })
        .trim()
        .split(" "),
    )
    // The offsets prove that the processes did run in three zones.
    expect([newYork[0], utcZone[0], tokyo[0]]).toEqual(["300", "0", "-540"])
    expect(newYork[1]).toBe(utcZone[1])
    expect(tokyo[1]).toBe(utcZone[1])
  })
})
