import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { parseIsoDate } from "../../src/engine/money/iso-date.ts"
import { worldCalendar } from "../../src/market-data/exchange-calendar/world-calendar.ts"
import type { Caller, InstrumentRef } from "../../src/operations/market-data-port.ts"
import { share } from "../market-data-world.ts"
import { dashboard as dashboardOf, type LayerWorld, layerWorld, newYorkListing } from "./layer-world.ts"

/** Exact numbers of requests, over real HTTP and on a real store, of what a user and the nights after cost the provider. */

const user: Caller = { kind: "interactive", priority: 0 }
const night: Caller = { kind: "job", priority: 4 }
const minute = 60_000
const hour = 60 * minute
const day = (text: string) => parseIsoDate(text) ?? Number.NaN
const tenYears = { from: day("2015-02-17"), to: day("2025-02-14") }

const dashboard = dashboardOf(share)
const fxSessions = worldCalendar.sessionTimes("FX", day("2014-01-02"), day("2026-12-31"))
const listings = dashboard.map(({ symbol, kind }) =>
  kind === "fx"
    ? newYorkListing(`${symbol}=X`, {
        quoteType: "CURRENCY",
        currency: symbol.slice(3),
        firstPrice: 1.1,
        sessions: fxSessions,
      })
    : newYorkListing(symbol),
)

let world: LayerWorld

beforeEach(async () => {
  // Friday evening after the close of New York and of the currencies' week.
  world = await layerWorld({ start: "2025-02-14T22:30:00Z", listings })
})

afterEach(() => world.close())

const freshOf = (answers: ReadonlyMap<string, { readonly freshness: string }>) =>
  [...answers.values()].filter(({ freshness }) => freshness === "fresh").length

describe("the values of 53 holdings, 2 benchmarks and 3 pairs", () => {
  it("cost 3 requests cold, and none when warm, while markets are closed, and after a restart", async () => {
    const { layer, stop } = await world.start()
    expect(freshOf(await layer.quotes(dashboard, { caller: user }))).toBe(58)
    expect(world.server.count()).toBe(3)

    expect(freshOf(await layer.quotes(dashboard, { caller: user }))).toBe(58)
    world.clock.advance(40 * hour) // Sunday, 14:30 UTC
    expect(freshOf(await layer.quotes(dashboard, { caller: user }))).toBe(58)
    await stop()

    const restarted = await world.start()
    const answers = await restarted.layer.quotes(dashboard, { caller: user })
    expect(freshOf(answers)).toBe(58)
    expect(world.server.count()).toBe(3)
  })

  it("cost 3 requests for ten users at once", async () => {
    const { layer } = await world.start()
    const loads = await Promise.all(
      Array.from({ length: 10 }, () => layer.quotes(dashboard, { caller: user })),
    )
    expect(loads.map(freshOf)).toEqual(Array.from({ length: 10 }, () => 58))
    expect(world.server.count()).toBe(3)
  })

  it("come from the store after a restart as they were", async () => {
    const first = await world.start()
    const before = await first.layer.quotes(dashboard, { caller: user })
    await first.stop()
    const second = await world.start()
    const after = await second.layer.quotes(dashboard, { caller: user })
    for (const { id } of dashboard) {
      const [was, is] = [before.get(id), after.get(id)]
      expect(is?.value?.price).toBe(was?.value?.price)
      expect([is?.source, is?.asOf, is?.fetchedAt]).toEqual([was?.source, was?.asOf, was?.fetchedAt])
    }
    expect(world.server.count()).toBe(3)
  })
})

describe("the history of a dashboard", () => {
  it("costs 58 requests once, and none from then on", async () => {
    const { layer, stop } = await world.start()
    const ask = { caller: night, wait: "fresh" } as const
    expect(freshOf(await layer.dailyBars(dashboard, tenYears, "splits", ask))).toBe(58)
    expect(world.server.count()).toBe(58)
    // Any part of it, any adjustment, and after a restart.
    const part = { from: day("2019-01-02"), to: day("2020-01-02") }
    expect(freshOf(await layer.dailyBars(dashboard, part, "splits-dividends", { caller: user }))).toBe(58)
    await stop()
    const restarted = await world.start()
    expect(freshOf(await restarted.layer.dailyBars(dashboard, tenYears, "none", { caller: user }))).toBe(58)
    expect(world.server.count()).toBe(58)
  })

  it("costs one request for a symbol with a hole of ten years", async () => {
    const { layer } = await world.start()
    const [holding] = dashboard as [InstrumentRef, ...InstrumentRef[]]
    const ask = { caller: night, wait: "fresh" } as const
    await layer.dailyBars([holding], { from: day("2025-01-02"), to: day("2025-02-14") }, "none", ask)
    expect(world.server.count()).toBe(1)
    const whole = { from: day("2014-01-02"), to: day("2025-02-14") }
    const bars = (await layer.dailyBars([holding], whole, "none", ask)).get(holding.id)
    expect(world.server.count()).toBe(2)
    expect(bars?.value?.days.length).toBe(worldCalendar.sessions("XNYS", whole.from, whole.to).length)
  })
})

describe("an hour of 429", () => {
  it("costs at most 7 requests, and every look at a filled store has its values", async () => {
    const { layer } = await world.start()
    await layer.quotes(dashboard, { caller: user })
    world.clock.advance(64 * hour + 30 * minute) // Monday was a holiday; Tuesday is live from 14:30 UTC.
    world.clock.advance(24 * hour)
    const before = world.server.count()
    world.server.faults.play({ match: {}, fault: { kind: "429" } })
    for (const end = world.clock.now + hour; world.clock.now < end; world.clock.advance(minute)) {
      const answers = await layer.quotes(dashboard, { caller: user })
      expect([...answers.values()].every(({ value }) => value !== null)).toBe(true)
      await world.settled()
    }
    expect(world.server.count() - before).toBeLessThanOrEqual(7)
    const answers = await layer.quotes(dashboard, { caller: user })
    const aapl = answers.get("H0")
    expect([aapl?.freshness, aapl?.reason]).toEqual(["stale", "provider-throttled"])
  })
})
