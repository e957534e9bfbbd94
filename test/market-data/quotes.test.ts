import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { parseIsoDate } from "../../src/engine/money/iso-date.ts"
import { worldCalendar } from "../../src/market-data/exchange-calendar/world-calendar.ts"
import type { Caller, InstrumentRef } from "../../src/operations/market-data-port.ts"
import { share } from "../market-data-world.ts"
import { type LayerProcess, type LayerWorld, layerWorld, newYorkListing } from "./layer-world.ts"

const user: Caller = { kind: "interactive", priority: 0 }
const minute = 60_000
const hour = 60 * minute
const day = (text: string) => parseIsoDate(text) ?? Number.NaN
const acme = share("ACME")
const coin: InstrumentRef = { ...share("BTC-USD", { kind: "crypto", mic: null }), listings: {} }

let world: LayerWorld
let process: LayerProcess

beforeEach(async () => {
  const crypto = worldCalendar.sessionTimes("CRYPTO", day("2024-01-01"), day("2025-12-31"))
  // Tuesday 18 February 2025, 15:00 UTC: New York has been open for half an hour.
  world = await layerWorld({
    start: "2025-02-18T15:00:00Z",
    listings: [
      newYorkListing("ACME"),
      newYorkListing("BTC-USD", {
        quoteType: "CRYPTOCURRENCY",
        exchange: "CCC",
        timeZone: "UTC",
        sessions: crypto,
      }),
    ],
  })
  process = await world.start()
})
afterEach(() => world.close())

async function quoteOf(instrument: InstrumentRef, wait?: "fresh") {
  const { layer } = process
  const answers = await layer.quotes([instrument], { caller: user, ...(wait === undefined ? {} : { wait }) })
  const answer = answers.get(instrument.id)
  if (answer === undefined) throw new Error("an ask gives an answer for every instrument")
  return answer
}

describe("a live quote", () => {
  it("is fresh for a quarter of an hour, and then given at once with its age while a new one is fetched", async () => {
    const first = await quoteOf(acme)
    world.clock.advance(9 * minute)
    expect((await quoteOf(acme)).freshness).toBe("fresh")
    await world.settled()
    expect(world.server.count()).toBe(1)
    world.clock.advance(20 * minute)
    const stale = await quoteOf(acme)
    expect([stale.freshness, stale.value, stale.fetchedAt]).toEqual(["stale", first.value, first.fetchedAt])
    await world.settled()
    const renewed = await quoteOf(acme)
    expect(renewed.freshness).toBe("fresh")
    expect(renewed.fetchedAt).toBeGreaterThan(first.fetchedAt ?? 0)
    expect(world.server.count()).toBe(2)
  })

  it("is renewed behind a look that comes late in its time, so that whoever keeps looking never sees it stale", async () => {
    await quoteOf(acme)
    for (let look = 0; look < 24; look += 1) {
      world.clock.advance(5 * minute)
      expect((await quoteOf(acme)).freshness).toBe("fresh")
      await world.settled()
    }
    // Two hours: a request every ten minutes.
    expect(world.server.count()).toBe(1 + 12)
  })

  it("is waited for by whoever says so", async () => {
    const first = await quoteOf(acme)
    world.clock.advance(20 * minute)
    const waited = await quoteOf(acme, "fresh")
    expect(waited.freshness).toBe("fresh")
    expect(waited.fetchedAt).toBeGreaterThan(first.fetchedAt ?? 0)
  })

  it("of a coin that has stopped trading is stale, and asked for once a session", async () => {
    world.server.faults.play({ match: { symbol: "BTC-USD" }, fault: { kind: "frozen" } })
    expect(await quoteOf(coin)).toMatchObject({ freshness: "stale", reason: "no-trade-since" })
    for (let look = 0; look < 5; look += 1) {
      world.clock.advance(hour)
      expect(await quoteOf(coin)).toMatchObject({ freshness: "stale", reason: "no-trade-since" })
      await world.settled()
    }
    const requests = world.server.count()
    expect(requests).toBeLessThanOrEqual(2)
    world.clock.advance(24 * hour)
    await quoteOf(coin)
    await world.settled()
    expect(world.server.count()).toBe(requests + 1)
  })

  it("of a listing that no provider knows is missing, with the reason, and not asked for at every look", async () => {
    const dead = share("DEAD", { listings: {} })
    expect(await quoteOf(dead)).toMatchObject({ value: null, freshness: "missing", reason: "unknown-symbol" })
    const requests = world.server.count()
    world.clock.advance(hour)
    expect((await quoteOf(dead)).freshness).toBe("missing")
    expect(world.server.count()).toBe(requests)
  })

  it("tells open pages when it lands", async () => {
    await quoteOf(acme)
    expect(process.events).toEqual([{ type: "freshness", instruments: ["ACME"] }])
  })

  it("is kept before anyone is told of it", async () => {
    const { value } = await quoteOf(acme)
    const { series } = await process.store.prices.readCloses(["ACME"], null)
    const stored = series.get("ACME")
    expect(stored?.close.at(-1)).toBe(value?.price)
    expect(stored?.provisionalFrom).toBe(day("2025-02-18"))
  })
})

describe("what an answer tells of the instrument", () => {
  it("is kept: its currency, and its unit at the provider", async () => {
    const unknown = share("ACME", { currency: null, listings: { yahoo: { symbol: "ACME", quotedIn: null } } })
    await quoteOf(unknown)
    const [kept] = await process.store.prices.findInstruments(["ACME"], day("2025-02-18"))
    expect(kept).toMatchObject({ currency: "USD", listings: { yahoo: { symbol: "ACME", quotedIn: "USD" } } })
  })
})

describe("a previous close that is not ours", () => {
  it("has the history asked for at once: a split of that day is known before the page is looked at again", async () => {
    const range = { from: day("2024-01-02"), to: day("2025-02-14") }
    await process.layer.dailyBars([acme], range, "none", { caller: user, wait: "fresh" })
    world.server.faults.play({ match: {}, fault: { kind: "split-now", withEvent: true } })
    // The bars that have just come are Friday's, and it is Tuesday: they are shown with their age.
    expect((await quoteOf(acme)).freshness).toBe("stale")
    await world.settled()
    expect(world.server.count("spark")).toBe(1)
    expect(world.server.count("chart")).toBe(2)
  })
})
