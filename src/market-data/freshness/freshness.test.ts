import { describe, expect, it } from "vitest"
import { parseIsoDate } from "../../engine/money/iso-date.ts"
import { current, freshnessOf, lastReadyDay, lastReadySession, live, ready } from "./freshness.ts"
import { ecbReadyDelay, readyDelay } from "./ready-delay.ts"
import { lastOpened, type Session } from "./session.ts"

const at = (text: string) => Date.parse(text)
const day = (text: string) => parseIsoDate(text) ?? Number.NaN
const minute = 60_000

/** New York, standard time: 09:30–16:00. */
const newYork = (date: string): Session => ({
  date: day(date),
  open: at(`${date}T14:30Z`),
  close: at(`${date}T21:00Z`),
})

// Monday 2025-02-17 was Washington's Birthday.
const rule = {
  sessions: ["2025-02-12", "2025-02-13", "2025-02-14", "2025-02-18", "2025-02-19"].map(newYork),
  delayMs: readyDelay("equity", 0),
  ttlMs: 15 * minute,
}

describe("a session is ready", () => {
  it("20 minutes after its close, or 5 after the provider's own delay when that is longer", () => {
    expect(ready(newYork("2025-02-14"), readyDelay("equity", 0))).toBe(at("2025-02-14T21:20Z"))
    expect(ready(newYork("2025-02-14"), readyDelay("equity", 60 * minute))).toBe(at("2025-02-14T22:05Z"))
  })

  it("10 hours after its close for fund values, 15 minutes for the ECB's rates", () => {
    expect(readyDelay("fund", 0)).toBe(600 * minute)
    expect(ecbReadyDelay).toBe(15 * minute)
  })

  it("and before that is not the last one that is", () => {
    expect(lastReadyDay(at("2025-02-14T21:19Z"), rule)).toBe(day("2025-02-13"))
    expect(lastReadyDay(at("2025-02-14T21:20Z"), rule)).toBe(day("2025-02-14"))
    expect(lastReadySession(at("2025-02-12T15:00Z"), rule)).toBeNull()
  })
})

describe("a market is live", () => {
  it("from the open until the session is ready, and not in between sessions", () => {
    expect(live(at("2025-02-14T14:29Z"), rule)).toBe(false)
    expect(live(at("2025-02-14T14:30Z"), rule)).toBe(true)
    expect(live(at("2025-02-14T21:19Z"), rule)).toBe(true)
    expect(live(at("2025-02-14T21:20Z"), rule)).toBe(false)
    expect(live(at("2025-02-17T16:00Z"), rule)).toBe(false)
    expect(live(at("2025-02-01T16:00Z"), rule)).toBe(false)
  })
})

describe("a price fetched on the Monday of Washington's Birthday", () => {
  const fetchedAt = at("2025-02-17T10:54Z")
  const value = { asOf: at("2025-02-14T21:00Z"), fetchedAt }

  it("is fresh then", () => {
    expect(freshnessOf(value, fetchedAt, rule)).toEqual({ freshness: "fresh", reason: null, askAgain: false })
  })

  it("stays so until Tuesday's open and not longer", () => {
    expect(current(fetchedAt, at("2025-02-18T14:29:59Z"), rule)).toBe(true)
    expect(current(fetchedAt, at("2025-02-18T14:30Z"), rule)).toBe(false)
  })
})

describe("a price is current", () => {
  it("for its TTL while the market is live", () => {
    expect(current(at("2025-02-14T15:00Z"), at("2025-02-14T15:14Z"), rule)).toBe(true)
    expect(current(at("2025-02-14T15:00Z"), at("2025-02-14T15:15Z"), rule)).toBe(false)
  })

  it("not, once the session is ready, when it was fetched before that", () => {
    expect(current(at("2025-02-14T21:19Z"), at("2025-02-14T21:20Z"), rule)).toBe(false)
    expect(current(at("2025-02-14T21:20Z"), at("2025-02-16T12:00Z"), rule)).toBe(true)
  })

  it("by its TTL alone before the calendar begins", () => {
    expect(current(at("2025-02-01T10:00Z"), at("2025-02-01T10:14Z"), rule)).toBe(true)
    expect(current(at("2025-02-01T10:00Z"), at("2025-02-01T10:15Z"), rule)).toBe(false)
  })

  it("until the end of a midday break when it was fetched within it", () => {
    const tokyo: Session = {
      date: day("2025-02-14"),
      open: at("2025-02-14T00:00Z"),
      breakStart: at("2025-02-14T02:30Z"),
      breakEnd: at("2025-02-14T03:30Z"),
      close: at("2025-02-14T06:30Z"),
    }
    const withBreak = { ...rule, sessions: [tokyo] }
    expect(current(at("2025-02-14T02:30Z"), at("2025-02-14T03:29Z"), withBreak)).toBe(true)
    expect(current(at("2025-02-14T02:30Z"), at("2025-02-14T03:30Z"), withBreak)).toBe(false)
    expect(current(at("2025-02-14T02:10Z"), at("2025-02-14T03:00Z"), withBreak)).toBe(false)
  })

  it("for its TTL at any hour where a session is a UTC day", () => {
    const days = Array.from({ length: 10 }, (_, index): Session => {
      const date = day("2025-02-10") + index
      return { date, open: date * 86_400_000, close: (date + 1) * 86_400_000 }
    })
    const always = { ...rule, sessions: days }
    expect(current(at("2025-02-15T23:55Z"), at("2025-02-16T00:05Z"), always)).toBe(true)
    expect(current(at("2025-02-15T23:55Z"), at("2025-02-16T00:10Z"), always)).toBe(false)
    expect(lastReadyDay(at("2025-02-16T00:10Z"), always)).toBe(day("2025-02-14"))
  })
})

describe("a price whose market stopped trading years ago", () => {
  const sessions = Array.from({ length: 12 }, (_, index) =>
    newYork(`2025-03-${String(index + 3).padStart(2, "0")}`),
  )
  const longRule = { ...rule, sessions }
  const asOf = at("2022-02-05T18:29Z")

  it("is stale though it was fetched a minute ago", () => {
    const now = at("2025-03-10T15:01Z")
    expect(freshnessOf({ asOf, fetchedAt: now - minute }, now, longRule)).toEqual({
      freshness: "stale",
      reason: "no-trade-since",
      askAgain: false,
    })
  })

  it("is asked for again once a session, not at every TTL", () => {
    const value = { asOf, fetchedAt: at("2025-03-10T15:00Z") }
    expect(freshnessOf(value, at("2025-03-10T18:00Z"), longRule).askAgain).toBe(false)
    expect(freshnessOf(value, at("2025-03-10T21:20Z"), longRule).askAgain).toBe(true)
  })
})

describe("the last session opened", () => {
  it("is found among many, and is none before the first", () => {
    expect(lastOpened(rule.sessions, at("2025-02-14T14:30Z"))).toBe(2)
    expect(lastOpened(rule.sessions, at("2025-02-18T14:29Z"))).toBe(2)
    expect(lastOpened(rule.sessions, at("2025-02-01T00:00Z"))).toBe(-1)
    expect(lastOpened([], 0)).toBe(-1)
  })
})
