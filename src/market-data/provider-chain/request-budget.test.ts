import { afterEach, beforeEach, describe, expect, it } from "vitest"
import {
  MemoryProviderState,
  share,
  shareListing,
  TestClock,
  type TestWorld,
  testWorld,
} from "../../../test/market-data-world.ts"
import { parseIsoDate } from "../../engine/money/iso-date.ts"
import type { Caller, InstrumentRef } from "../../operations/market-data-port.ts"
import type { Provider } from "../providers/provider.ts"
import { YahooLoopback } from "../providers/yahoo/loopback.ts"
import { createYahooProvider } from "../providers/yahoo/yahoo-provider.ts"
import { ProviderChain } from "./provider-chain.ts"
import { defaultProviderOrder } from "./provider-order.ts"

/** Exact numbers of requests, over real HTTP, of what a user or a night costs the provider. */

const user: Caller = { kind: "interactive", priority: 0 }
const night: Caller = { kind: "job", priority: 4 }
const minute = 60_000

/** 53 holdings, 2 benchmarks and 3 pairs. */
const dashboard: InstrumentRef[] = [
  ...Array.from({ length: 53 }, (_, index) => share(`H${index}`)),
  share("SPY", { kind: "etf", mic: "ARCX" }),
  share("QQQ", { kind: "etf" }),
  ...["EURUSD", "GBPUSD", "USDJPY"].map((symbol) =>
    share(symbol, { kind: "fx", mic: null, currency: symbol.slice(3), listings: {} }),
  ),
]
const many = Array.from({ length: 500 }, (_, index) => share(`M${index}`))

let clock: TestClock
let state: MemoryProviderState
let worlds: TestWorld[]
let server: YahooLoopback

beforeEach(async () => {
  clock = new TestClock("2025-02-14T22:00:00Z")
  state = new MemoryProviderState()
  worlds = []
  server = await YahooLoopback.start({
    clock: clock.read,
    seed: 7,
    listings: [...dashboard, ...many].map(({ symbol, kind }) =>
      kind === "fx"
        ? shareListing(`${symbol}=X`, { quoteType: "CURRENCY", currency: symbol.slice(3), firstPrice: 1.1 })
        : shareListing(symbol),
    ),
  })
})

afterEach(async () => {
  for (const world of worlds) world.http.close()
  await server.close()
})

/** The layer as one process has it; processes share the state. */
function start(processId: string): { chain: ProviderChain; yahoo: Provider; world: TestWorld } {
  const world = testWorld({ clock, state, processId })
  worlds.push(world)
  const addresses = { api: server.address, firstPage: new URL("/", server.address) }
  const yahoo = createYahooProvider({ id: "yahoo", addresses, world })
  return {
    chain: new ProviderChain({ ...world, providers: [yahoo], order: defaultProviderOrder }),
    yahoo,
    world,
  }
}

const freshOf = (answers: ReadonlyMap<unknown, { freshness: string }>) =>
  [...answers.values()].filter(({ freshness }) => freshness === "fresh").length

describe("values of a dashboard of 53 holdings, 2 benchmarks and 3 pairs", () => {
  it("cost 3 requests", async () => {
    const answers = await start("one").chain.ask("quotes", dashboard, { caller: user })
    expect(freshOf(answers)).toBe(58)
    expect(server.log.map(({ endpoint, symbols }) => [endpoint, symbols.length])).toEqual([
      ["spark", 20],
      ["spark", 20],
      ["spark", 18],
    ])
  })

  it("cost 3 requests for ten users at once", async () => {
    const { chain } = start("one")
    const loads = await Promise.all(
      Array.from({ length: 10 }, () => chain.ask("quotes", dashboard, { caller: user })),
    )
    expect(loads.map(freshOf)).toEqual(Array.from({ length: 10 }, () => 58))
    expect(server.count()).toBe(3)
  })
})

describe("history of a dashboard", () => {
  it("costs one request an instrument", async () => {
    const { chain } = start("one")
    const [from, to] = ["2023-02-20", "2025-02-14"].map((text) => parseIsoDate(text) ?? Number.NaN)
    const requests = dashboard.map((instrument) => ({ instrument, from, to, readyDay: to }))
    const answers = await chain.ask("history", requests, { caller: night })
    expect(freshOf(answers)).toBe(58)
    expect(server.count("chart")).toBe(58)
    expect(server.count()).toBe(58)
  })
})

describe("quotes of 500 symbols", () => {
  it("cost 25 requests, at most 10 at once and then 2 a second", async () => {
    const began = clock.now
    const answers = await start("one").chain.ask("quotes", many, { caller: night })
    expect(freshOf(answers)).toBe(500)
    expect(server.count()).toBe(25)
    // A job leaves 3 of the burst of 10; the 18 requests after it take half a second each.
    expect(clock.now - began).toBeGreaterThanOrEqual(9_000)
  })
})

describe("an hour of 429", () => {
  it("costs at most 7 requests: 4 in flight when it began, and 3 probes", async () => {
    const { chain } = start("one")
    server.faults.play({ match: {}, fault: { kind: "429" } })
    const end = clock.now + 60 * minute
    await chain.ask("quotes", many, { caller: night })
    const atOnce = server.count()
    expect(atOnce).toBeLessThanOrEqual(4)
    while (clock.now < end) {
      const answers = await chain.ask("quotes", dashboard, { caller: user })
      expect(answers.size).toBe(58)
      clock.advance(minute)
    }
    expect(server.count() - atOnce).toBe(3)
  })

  it("costs a restart nothing while the breaker is open", async () => {
    server.faults.play({ match: {}, fault: { kind: "429" } })
    await start("one").chain.ask("quotes", dashboard.slice(0, 1), { caller: user })
    const answers = await start("restarted").chain.ask("quotes", dashboard, { caller: user })
    expect([...answers.values()].every(({ reason }) => reason === "provider-throttled")).toBe(true)
    expect(server.count()).toBe(1)
  })

  it("is probed once by two processes that look at the same moment", async () => {
    server.faults.play({ match: {}, fault: { kind: "429" } })
    const [one, two] = [start("one"), start("two")]
    await one.chain.ask("quotes", dashboard.slice(0, 1), { caller: user })
    clock.advance(5 * minute)
    await Promise.all([one, two].map(({ chain }) => chain.ask("quotes", dashboard, { caller: user })))
    expect(server.count()).toBe(2)
  })

  it("shows in the metrics", async () => {
    const { chain, world, yahoo } = start("one")
    server.faults.play({ match: {}, fault: { kind: "429" }, times: 1 })
    const ask = () => chain.ask("quotes", dashboard.slice(0, 1), { caller: user })
    await ask()
    expect(world.metrics.of("breaker_state", { provider: "yahoo" })).toBe(2)
    await yahoo.breaker.moveProbeForward()
    expect(freshOf(await ask())).toBe(1)
    expect(world.metrics.of("breaker_state", { provider: "yahoo" })).toBe(0)
    expect(
      world.metrics.of("requests_total", { provider: "yahoo", endpoint: "probe", outcome: "answered" }),
    ).toBe(1)
    expect(server.count()).toBe(3)
  })
})

describe("the hourly quota", () => {
  it("of 300 leaves 90 requests to users when jobs have taken the rest", async () => {
    const { chain } = start("one")
    const asked = dashboard.slice(0, 1)
    let jobs = 0
    for (; freshOf(await chain.ask("quotes", asked, { caller: night })) === 1; jobs += 1);
    expect(jobs).toBe(210)
    expect(freshOf(await chain.ask("quotes", asked, { caller: user }))).toBe(1)
  })
})
