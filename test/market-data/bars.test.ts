import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { parseIsoDate } from "../../src/engine/money/iso-date.ts"
import { worldCalendar } from "../../src/market-data/exchange-calendar/world-calendar.ts"
import { loopbackSeries } from "../../src/market-data/providers/yahoo/loopback-series.ts"
import type { Caller, InstrumentRef } from "../../src/operations/market-data-port.ts"
import { share } from "../market-data-world.ts"
import { type LayerProcess, type LayerWorld, layerWorld, newYorkListing } from "./layer-world.ts"

const user: Caller = { kind: "interactive", priority: 0 }
const night: Caller = { kind: "job", priority: 5 }
const hour = 3_600_000
const day = (text: string) => parseIsoDate(text) ?? Number.NaN
const acme = share("ACME")
const year = { from: day("2024-02-15"), to: day("2025-02-14") }

let world: LayerWorld
let process: LayerProcess

beforeEach(async () => {
  // Friday 14 February 2025, an hour and a half after New York's close.
  world = await layerWorld({ start: "2025-02-14T22:30:00Z", listings: [newYorkListing("ACME")] })
  process = await world.start()
})
afterEach(() => world.close())

const whole = async (range = year, adjust: "none" | "splits" | "splits-dividends" = "none") => {
  const answers = await process.layer.dailyBars([acme], range, adjust, { caller: user, wait: "fresh" })
  const answer = answers.get("ACME")
  if (answer === undefined) throw new Error("an ask gives an answer for every instrument")
  return answer
}
const revision = async () => (await process.store.prices.readFacts(["ACME"])).get("ACME")?.revision
const flagsOf = async () =>
  (await process.store.prices.listFlags("ACME", { state: "open", limit: 100 })).map(({ check }) => check)

describe("daily bars", () => {
  it("are the prices as traded, from the first session of the range to the last", async () => {
    const { value, source, asOf, freshness } = await whole()
    expect([source, asOf, freshness]).toEqual(["yahoo", "2025-02-14", "fresh"])
    const sessions = worldCalendar.sessions("XNYS", year.from, year.to)
    expect(Array.from(value?.days ?? [])).toEqual(Array.from(sessions))
    const listing = newYorkListing("ACME")
    const made = loopbackSeries(listing, 11)
    const first = listing.sessions.findIndex(({ date }) => date === sessions[0])
    expect(Array.from(value?.close ?? [])).toEqual(
      Array.from(made.close.subarray(first, first + sessions.length)),
    )
  })

  it("that a fetch repeats change nothing: the revision stays", async () => {
    await whole()
    const before = await revision()
    world.clock.advance(hour)
    await process.layer.confirm([acme], year.from, { caller: night })
    expect(await revision()).toBe(before)
  })

  it("of the next sessions are added by one request from five sessions before, and nothing else is written", async () => {
    await whole()
    const requests = world.server.count()
    world.clock.advance(4 * 24 * hour) // Tuesday evening; Monday was a holiday.
    const answers = await process.layer.confirm([acme], year.from, { caller: night })
    const confirmed = answers.get("ACME")?.value
    expect(world.server.count()).toBe(requests + 1)
    // Five sessions that were there, and Tuesday the 18th.
    expect(Array.from(confirmed?.bars.days ?? [])).toEqual(
      Array.from(worldCalendar.sessions("XNYS", day("2025-02-10"), day("2025-02-18"))),
    )
    const changes = await process.store.prices.listChanges("ACME", 10)
    expect(changes).toEqual([])
  })

  it("are asked for again by no one while they are confirmed up to the last session", async () => {
    await whole()
    const requests = world.server.count()
    world.clock.advance(40 * hour)
    expect(await process.layer.confirm([acme], year.from, { caller: night })).toEqual(new Map())
    await whole()
    expect(world.server.count()).toBe(requests)
  })

  it("are given at once as far as they are there, and say that the rest is being fetched", async () => {
    await whole()
    const long = { from: day("2020-01-02"), to: year.to }
    const answers = await process.layer.dailyBars([acme], long, "none", { caller: user })
    const partly = answers.get("ACME")
    expect(partly).toMatchObject({ freshness: "stale", reason: "queued" })
    expect(partly?.value?.days.length).toBe(worldCalendar.sessions("XNYS", year.from, year.to).length)
    await world.settled()
    const later = (await process.layer.dailyBars([acme], long, "none", { caller: user })).get("ACME")
    expect(later?.freshness).toBe("fresh")
    expect(later?.value?.days.length).toBe(worldCalendar.sessions("XNYS", long.from, long.to).length)
  })

  it("whose session is still running are left out", async () => {
    await whole()
    world.clock.now = Date.parse("2025-02-18T16:00:00Z")
    await process.layer.quotes([acme], { caller: user, wait: "fresh" })
    const { value } = await whole({ from: year.from, to: day("2025-02-18") })
    expect(value?.days.at(-1)).toBe(day("2025-02-14"))
  })

  it("before the first trade are known to be none, and are not asked for again", async () => {
    await whole({ from: day("2010-01-04"), to: year.to })
    const requests = world.server.count()
    const { value, freshness } = await whole({ from: day("2010-01-04"), to: year.to })
    expect([value?.days[0], freshness]).toEqual([day("2014-01-02"), "fresh"])
    expect(world.server.count()).toBe(requests)
  })
})

describe("quality checks", () => {
  it("hold a batch that is ours times one ratio: a split that nobody told of", async () => {
    await whole()
    const before = await revision()
    world.clock.advance(4 * 24 * hour)
    world.server.faults.play({ match: {}, fault: { kind: "split-now", withEvent: false } })
    await process.layer.confirm([acme], year.from, { caller: night })
    expect(await flagsOf()).toEqual(["overlap"])
    expect(await revision()).toBe(before)
    const { value, notes } = await whole()
    expect(value?.days.at(-1)).toBe(day("2025-02-14"))
    expect(notes.map(({ code }) => code)).toContain("quality-flag")
    expect(process.metrics.of("quality_flags_total", { check: "overlap" })).toBe(1)
  })

  it("let a split with its event through: the raw prices stay as they were", async () => {
    const { value: before } = await whole()
    world.clock.advance(4 * 24 * hour)
    world.server.faults.play({ match: {}, fault: { kind: "split-now", withEvent: true } })
    await process.layer.confirm([acme], year.from, { caller: night })
    const { value: raw } = await whole()
    expect(raw).toEqual(before)
    expect(await flagsOf()).toEqual([])
  })
})

describe("the price on a day", () => {
  const on = async (text: string, instrument: InstrumentRef = acme) =>
    (await process.layer.pricesOn([instrument], day(text), { caller: user, wait: "fresh" })).get(
      instrument.id,
    )

  it("is that of the day, or of the last session before it", async () => {
    const friday = await on("2025-02-14")
    expect(friday?.value?.day).toBe(day("2025-02-14"))
    expect(friday?.notes).toEqual([])
    const sunday = await on("2024-12-01")
    expect(sunday?.value?.day).toBe(day("2024-11-29"))
    expect(sunday?.notes).toEqual([{ code: "carried-forward", text: "of 2024-11-29" }])
  })

  it("is never a later one", async () => {
    expect(await on("2013-12-31")).toMatchObject({ value: null, freshness: "missing" })
  })

  it("is carried five sessions and no further, unless it was typed in", async () => {
    const gone = share("GONE", { listings: {} })
    await process.store.prices.saveInstrument({
      id: "GONE",
      kind: "equity",
      symbol: "GONE",
      mic: "XNAS",
      currency: "USD",
      name: null,
      listedOn: null,
    })
    const column = Float64Array.of(10)
    await process.store.prices.recordBars({
      instrument: "GONE",
      source: "csv",
      basis: "raw",
      fetchedAt: world.clock.now,
      state: "confirmed",
      bars: {
        days: Int32Array.of(day("2025-02-03")),
        open: column,
        high: column,
        low: column,
        close: column,
        volume: column,
      },
      actions: [],
      covered: { from: day("2025-02-03"), to: day("2025-02-14") },
      findings: [],
    })
    expect((await on("2025-02-10", gone))?.value?.price).toBe(10)
    expect((await on("2025-02-11", gone))?.value).toBeNull()
    const typed = {
      instrument: "GONE",
      day: day("2025-02-03"),
      values: { close: 11 },
      reason: "by hand",
      at: world.clock.now,
    }
    await process.store.prices.correctBar(typed)
    process.layer.changed(["GONE"])
    expect((await on("2025-02-14", gone))?.value).toMatchObject({ price: 11, day: day("2025-02-03") })
  })
})

describe("corporate actions", () => {
  it("are those of the days asked for", async () => {
    const answers = await process.layer.corporateActions([acme], year, { caller: user, wait: "fresh" })
    const actions = answers.get("ACME")?.value ?? []
    // A dividend a quarter: 63 sessions each, 251 in the range.
    expect(actions.map(({ kind }) => kind)).toEqual(["dividend", "dividend", "dividend", "dividend"])
    for (const { exDay } of actions) expect(exDay >= year.from && exDay <= year.to).toBe(true)
  })

  it("adjust what is read, and rewrite no price", async () => {
    const long = { from: day("2018-01-02"), to: year.to }
    const raw = (await whole(long)).value
    const adjusted = (await whole(long, "splits")).value
    const changes = await process.store.prices.listChanges("ACME", 10)
    expect(changes).toEqual([])
    // The series splits 4:1 at the end of June 2020.
    expect((raw?.close[0] ?? 0) / (adjusted?.close[0] ?? 1)).toBeCloseTo(4, 12)
    expect(raw?.close.at(-1)).toBe(adjusted?.close.at(-1))
  })
})
