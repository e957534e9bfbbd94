import { afterEach, beforeEach, describe, expect, it } from "vitest"
import {
  impatient,
  MemoryProviderState,
  share,
  shareListing,
  TestClock,
  type TestWorld,
  testWorld,
} from "../../../../test/market-data-world.ts"
import { parseIsoDate } from "../../../engine/money/iso-date.ts"
import type { InstrumentRef } from "../../../operations/market-data-port.ts"
import type { Call } from "../../resilience/provider-guard.ts"
import type { HttpDeadlines } from "../http-client.ts"
import type { HistoryRequest, Outcome, Provider } from "../provider.ts"
import { YahooLoopback } from "./loopback.ts"
import type { LoopbackFault, ScriptedFault } from "./loopback-faults.ts"
import { createYahooProvider } from "./yahoo-provider.ts"

const minute = 60_000
const day = (text: string) => parseIsoDate(text) ?? Number.NaN

const aapl = share("AAPL")
const msft = share("MSFT")
/** Its unit is for Yahoo to tell: London quotes in pence, and in pounds, dollars and euros. */
const ocado = share("OCDO", { mic: "XLON", currency: "GBP", listings: {} })

let clock: TestClock
let state: MemoryProviderState
let world: TestWorld
let server: YahooLoopback
let yahoo: Provider

function providerOf(processId: string, deadlines?: HttpDeadlines): Provider {
  world = testWorld({ clock, state, processId, ...(deadlines === undefined ? {} : { deadlines }) })
  return createYahooProvider({
    id: "yahoo",
    addresses: { api: server.address, firstPage: new URL("/", server.address) },
    world,
  })
}

beforeEach(async () => {
  // A Friday, an hour after the close.
  clock = new TestClock("2025-02-14T22:00:00Z")
  state = new MemoryProviderState()
  server = await YahooLoopback.start({
    clock: clock.read,
    seed: 7,
    listings: [
      shareListing("AAPL"),
      shareListing("MSFT"),
      shareListing("OCDO.L", {
        currency: "GBp",
        exchange: "LSE",
        timeZone: "Europe/London",
        firstPrice: 310,
      }),
    ],
  })
  yahoo = providerOf("one")
})

afterEach(async () => {
  world.http.close()
  await server.close()
})

const callNow = (): Call => ({ kind: "job", priority: 1, deadlineAt: clock.now + minute })

async function quote(instrument: InstrumentRef = aapl, provider = yahoo) {
  const outcomes = await provider.asks.quotes?.([instrument], callNow())
  return outcomes?.get(instrument)
}

const request = (change: Partial<HistoryRequest> = {}): HistoryRequest => ({
  instrument: aapl,
  from: day("2023-02-20"),
  to: day("2025-02-14"),
  readyDay: day("2025-02-14"),
  ...change,
})

async function history(change: Partial<HistoryRequest> = {}) {
  const asked = request(change)
  return (await yahoo.asks.history?.([asked], callNow()))?.get(asked)
}

async function barsOf(change: Partial<HistoryRequest> = {}) {
  const outcome = await history(change)
  if (outcome?.kind !== "answered") throw new Error(`no history: ${JSON.stringify(outcome)}`)
  return { ...outcome.value, notes: outcome.notes }
}

const play = (fault: LoopbackFault, match: ScriptedFault["match"] = {}, times?: number) =>
  server.faults.play(times === undefined ? { match, fault } : { match, fault, times })

const failed = (failure: string): Partial<Outcome<never>> => ({ kind: "failed", failure }) as Outcome<never>

describe("429", () => {
  it("opens at once, sends nothing until the pause is over, and then one probe", async () => {
    play({ kind: "429" })
    expect(await quote()).toMatchObject({ ...failed("throttled"), retryAt: clock.now + 5 * minute })
    for (let ask = 0; ask < 20; ask += 1) {
      expect(await quote()).toMatchObject({
        kind: "skipped",
        why: "breaker-open",
        reason: "provider-throttled",
      })
    }
    expect(server.count()).toBe(1)
    clock.advance(5 * minute)
    expect(await quote()).toMatchObject(failed("throttled"))
    expect(server.count()).toBe(2)
    expect(server.log.at(-1)).toMatchObject({ endpoint: "spark", symbols: ["AAPL"] })
  })

  it("is over after the probe and the ask that waited for it succeed", async () => {
    play({ kind: "429" }, {}, 1)
    await quote(msft)
    clock.advance(5 * minute)
    expect(await quote(msft)).toMatchObject({ kind: "answered" })
    expect(server.log.map(({ symbols }) => symbols)).toEqual([["MSFT"], ["AAPL"], ["MSFT"]])
    expect((await yahoo.breaker.read()).kind).toBe("closed")
  })

  it.each([
    ["seconds", "3600"],
    ["a date", "Fri, 14 Feb 2025 23:00:00 GMT"],
  ])("with Retry-After in %s waits as long as asked", async (_, retryAfter) => {
    play({ kind: "429-after", retryAfter })
    expect(await quote()).toMatchObject({ ...failed("throttled"), retryAt: clock.now + 60 * minute })
    clock.advance(60 * minute - 1)
    await quote()
    expect(server.count()).toBe(1)
  })

  it("is heeded by a process that starts while it lasts", async () => {
    play({ kind: "429" })
    await quote()
    expect(await quote(aapl, providerOf("restarted"))).toMatchObject({ why: "breaker-open" })
    expect(server.count()).toBe(1)
  })

  it("is probed by one of two processes", async () => {
    play({ kind: "429" })
    await quote()
    const other = providerOf("two")
    clock.advance(5 * minute)
    await Promise.all([quote(aapl, yahoo), quote(aapl, other), quote(msft, other)])
    expect(server.count()).toBe(2)
  })

  it("at the crumb stops everything", async () => {
    play({ kind: "429" }, { endpoint: "crumb" })
    expect(await quote(ocado)).toMatchObject(failed("throttled"))
    expect(await quote(aapl)).toMatchObject({ why: "breaker-open" })
    expect(server.log.map(({ endpoint }) => endpoint)).toEqual(["first-page", "crumb"])
  })
})

describe("the crumb", () => {
  it.each([200, 429] as const)(
    "is not stored when its words are Too Many Requests, with status %i",
    async (status) => {
      play({ kind: "crumb-words", status }, { endpoint: "crumb" })
      expect(await quote(ocado)).toMatchObject(failed("throttled"))
      expect(await state.read("yahoo", "session")).toBeNull()
      expect(server.count("quote")).toBe(0)
    },
  )

  it.each(["", "abc", "two words", "<html>", `{"error":1}`, "x".repeat(41)])(
    "is not stored when it is the text “%s”",
    async (text) => {
      play({ kind: "crumb-words", status: 200, text }, { endpoint: "crumb" })
      expect(await quote(ocado)).toMatchObject(failed("malformed"))
      expect(await state.read("yahoo", "session")).toBeNull()
    },
  )

  it("is not stored when it is a page", async () => {
    play({ kind: "html" }, { endpoint: "crumb" })
    expect(await quote(ocado)).toMatchObject(failed("malformed"))
    expect(await state.read("yahoo", "session")).toBeNull()
  })

  it("is renewed for all who wait when it has expired, once, and the asks are made again", async () => {
    await quote(ocado)
    server.expireSessions()
    const profiles = await Promise.all(
      [aapl, msft].map(async (instrument) => yahoo.asks.profile?.([instrument], callNow())),
    )
    expect(profiles.map((outcomes) => [...(outcomes?.values() ?? [])][0]?.kind)).toEqual([
      "answered",
      "answered",
    ])
    expect(server.count("crumb")).toBe(2)
    expect(server.count("quote-summary")).toBe(4)
  })

  it("is reused after a restart, and renewed when it is 55 minutes old", async () => {
    await quote(ocado)
    const restarted = providerOf("restarted")
    await restarted.asks.profile?.([aapl], callNow())
    expect(server.count("crumb")).toBe(1)
    clock.advance(55 * minute)
    await restarted.asks.profile?.([msft], callNow())
    expect(server.count("crumb")).toBe(2)
  })

  it.each(["finance", "quoteResponse", "quoteSummary", "chart", "spark"])(
    "is renewed once for 200 with Unauthorized in %s, asked again once, and then that is that",
    async (envelope) => {
      play({ kind: "unauthorised", status: 200, envelope }, { endpoint: "quote" })
      expect(await quote(ocado)).toMatchObject(failed("unauthorised"))
      expect(server.count("quote")).toBe(2)
      expect(server.count("crumb")).toBe(2)
    },
  )

  it("is not renewed when the feature is refused; what needs no session goes on", async () => {
    play({ kind: "refused-feature" }, { endpoint: "quote" })
    expect(await quote(ocado)).toMatchObject(failed("unauthorised"))
    expect(server.count("quote")).toBe(1)
    expect(server.count("crumb")).toBe(1)
    for (let ask = 0; ask < 10; ask += 1) {
      expect(await quote(ocado)).toMatchObject({ kind: "skipped", reason: "provider-unauthorised" })
      expect(await quote(aapl)).toMatchObject({ kind: "answered" })
    }
    expect(server.count()).toBe(3 + 10)
    clock.advance(15 * minute)
    await quote(ocado)
    expect(server.count("quote")).toBe(2)
  })

  it("is not to be had without the cookie of the first page", async () => {
    play({ kind: "5xx", status: 503 }, { endpoint: "first-page" })
    expect(await quote(ocado)).toMatchObject(failed("timeout"))
    server.faults.clear()
    play({ kind: "html" }, { endpoint: "first-page" })
    expect(await quote(ocado)).toMatchObject(failed("unauthorised"))
    expect(server.count("crumb")).toBe(0)
  })
})

describe("an answer that is none", () => {
  it.each(["html", "truncated"] as const)("(%s) is malformed, asked again once, and counts", async (kind) => {
    play({ kind })
    expect(await quote()).toMatchObject(failed("malformed"))
    expect(server.count()).toBe(2)
    expect(await history()).toMatchObject(failed("malformed"))
  })

  it("(a length longer than the body) is a timeout, asked again twice", async () => {
    play({ kind: "short-body" })
    expect(await quote()).toMatchObject(failed("timeout"))
    expect(server.count()).toBe(3)
  })

  it("(a whole batch of known symbols absent) is malformed", async () => {
    play({ kind: "all-absent" })
    expect(await quote()).toMatchObject(failed("malformed"))
    expect(server.count()).toBe(2)
  })
})

describe("a provider that does not answer", () => {
  beforeEach(() => {
    yahoo = providerOf("one", impatient)
  })

  it.each([
    ["hangs", { kind: "hang" }],
    ["drips", { kind: "drip" }],
    ["resets while sending headers", { kind: "reset", during: "headers" }],
    ["resets while sending a body", { kind: "reset", during: "body" }],
    ["answers 500 with a page", { kind: "5xx", status: 500 }],
    ["answers 502 with a page", { kind: "5xx", status: 502 }],
    ["answers 503 with a page", { kind: "5xx", status: 503 }],
  ] as const)("because it %s is a timeout, asked again twice with jitter", async (_, fault) => {
    play(fault)
    expect(await quote()).toMatchObject(failed("timeout"))
    expect(server.count()).toBe(3)
    // Half of 500 ms and of 1 s, as the random source says.
    expect(clock.sleeps).toEqual([250, 500])
  })

  it("opens after five failures in a row, and then costs no request", async () => {
    play({ kind: "5xx", status: 503 })
    for (let ask = 0; ask < 5; ask += 1) await quote()
    const sent = server.count()
    expect((await yahoo.breaker.read()).kind).toBe("open")
    await quote()
    expect(server.count()).toBe(sent)
    expect(sent).toBe(5)
  })

  it("because nothing listens is a timeout", async () => {
    await server.close()
    expect(await quote()).toMatchObject(failed("timeout"))
    server = await YahooLoopback.start({ clock: clock.read, seed: 7, listings: [] })
  })

  it("gives its slots back: a fifth ask goes through when four hang", async () => {
    play({ kind: "hang" }, { endpoint: "chart" }, 4)
    const asks = ["AAPL", "MSFT", "AAPL", "MSFT"].map((symbol) => history({ instrument: share(symbol) }))
    await Promise.all([...asks, quote()])
    expect(await quote()).toMatchObject({ kind: "answered" })
  })
})

describe("a header of 20 KB", () => {
  it("is no hindrance, and only the cookie that matters is sent back", async () => {
    play({ kind: "big-header" })
    expect(await quote(ocado)).toMatchObject({ kind: "answered" })
    expect(server.log.at(-1)?.cookie).toBe("A3=loopback-1")
  })
})

describe("a batch", () => {
  it("is the same answer in either form", async () => {
    const answers = []
    for (const form of ["flat", "nested"] as const) {
      server.faults.clear()
      play({ kind: "form", form })
      answers.push(await quote())
    }
    expect(answers[0]).toMatchObject({ kind: "answered", value: { currency: "USD" } })
    expect(answers[0]).toEqual(answers[1])
  })

  it("lacks one symbol and keeps the others", async () => {
    play({ kind: "absent", symbols: ["MSFT"] })
    const outcomes = await yahoo.asks.quotes?.([aapl, msft], callNow())
    expect(outcomes?.get(aapl)).toMatchObject({ kind: "answered" })
    expect(outcomes?.get(msft)).toMatchObject(failed("bad-symbol"))
    expect(server.count()).toBe(1)
  })

  it("that is refused for one symbol is halved once, and never more", async () => {
    play({ kind: "refused-batch" }, { symbol: "BAD" })
    const instruments = [aapl, msft, share("BAD"), share("NONE")]
    const outcomes = await yahoo.asks.quotes?.(instruments, callNow())
    expect(instruments.map((instrument) => outcomes?.get(instrument)?.kind)).toEqual([
      "answered",
      "answered",
      "failed",
      "failed",
    ])
    expect(server.log.map(({ symbols }) => symbols.length)).toEqual([4, 2, 2])
  })

  it("takes the last close that is a number; none at all is no data", async () => {
    const whole = await quote()
    play({ kind: "null-closes", which: "last" }, {}, 1)
    expect(await quote()).toEqual(whole)
    server.faults.clear()
    play({ kind: "null-closes", which: "all" })
    expect(await quote()).toMatchObject(failed("no-data"))
  })
})

describe("quotes", () => {
  it("are in the main unit, of a unit that Yahoo tells and is asked for once", async () => {
    const first = await quote(ocado)
    expect(first).toMatchObject({
      kind: "answered",
      value: { currency: "GBP", quotedIn: "GBp" },
      notes: [{ code: "converted-unit" }],
    })
    expect(await quote(ocado)).toMatchObject({
      kind: "answered",
      value: { currency: "GBP", quotedIn: "GBp" },
    })
    expect(server.log.map(({ endpoint }) => endpoint)).toEqual(["first-page", "crumb", "quote", "spark"])
  })

  it("of a listing that died are none, and say so", async () => {
    play({ kind: "dead" }, { symbol: "OCDO.L" })
    expect(await quote(ocado)).toMatchObject({ ...failed("no-data"), reason: "dead-listing" })
    play({ kind: "dead" }, { symbol: "AAPL" })
    expect(await quote(aapl)).toMatchObject(failed("no-data"))
  })

  it("of one that stopped trading are as of its last trade", async () => {
    play({ kind: "frozen" })
    const outcome = await quote()
    expect(outcome).toMatchObject({ kind: "answered", asOf: Date.parse("2022-02-15T21:00Z") })
  })
})

describe("history", () => {
  it("is the raw series, with its split and every dividend, in one request", async () => {
    const { bars, actions } = await barsOf()
    expect(server.count()).toBe(1)
    // Weekdays from 2023-02-20 to 2025-02-14, both included.
    expect(bars.days).toHaveLength(520)
    expect(actions.filter(({ kind }) => kind === "split")).toMatchObject([{ numerator: 4, denominator: 1 }])
    const dividends = actions.filter((action) => action.kind === "dividend")
    expect(dividends).toHaveLength(8)
    expect(dividends.every(({ check }) => check === "agrees")).toBe(true)
    // As traded: whole cents, and a fall to a quarter at the split.
    expect(bars.close.every((close) => Math.abs(close * 100 - Math.round(close * 100)) < 1e-6)).toBe(true)
    const split = actions.find(({ kind }) => kind === "split")?.exDay ?? 0
    const at = bars.days.indexOf(split)
    expect(bars.close[at - 1] / bars.close[at]).toBeGreaterThan(3.5)
  })

  it("lacks days without a close, and is no data without any", async () => {
    play({ kind: "null-closes", which: "some" }, {}, 1)
    const { bars, notes } = await barsOf()
    expect(bars.days.length).toBeLessThan(520)
    expect(bars.close.every((close) => close > 0)).toBe(true)
    expect(notes.map(({ code }) => code)).toContain("bars-dropped")
    play({ kind: "null-closes", which: "all" })
    expect(await history()).toMatchObject(failed("no-data"))
  })

  it("lacks the session under way, in one row or two", async () => {
    clock.now = Date.parse("2025-02-14T18:00:00Z")
    const readyDay = day("2025-02-13")
    const once = await barsOf({ readyDay })
    expect(once.bars.days.at(-1)).toBe(readyDay)
    play({ kind: "second-row" })
    const twice = await barsOf({ readyDay })
    expect(twice.bars).toEqual(once.bars)
    expect(twice.notes.map(({ code }) => code)).toEqual(["live-bar-left-out"])
  })

  it("before a split of today is what it was, when the split is among the events", async () => {
    const before = await barsOf({ to: day("2025-02-12") })
    play({ kind: "split-now", withEvent: true })
    const after = await barsOf({ to: day("2025-02-12") })
    expect([...after.bars.close]).toEqual([...before.bars.close])
    expect(after.actions).toEqual(before.actions)
  })

  it("is a quarter of what it was when the event is not there, the same ratio on every day", async () => {
    const before = await barsOf()
    play({ kind: "split-now", withEvent: false })
    const after = await barsOf()
    const ratios = [...after.bars.close].map((close, index) => before.bars.close[index] / close)
    expect(Math.max(...ratios.map((ratio) => Math.abs(ratio - 4)))).toBeLessThan(1e-3)
  })

  it("steps by 100 when pence become pounds under an unchanged unit", async () => {
    const instrument = ocado
    const before = await barsOf({ instrument })
    play({ kind: "unit-flip" })
    const after = await barsOf({ instrument })
    expect(after.quotedIn).toBe("GBp")
    expect(before.bars.close[0] / after.bars.close[0]).toBeCloseTo(100, 2)
  })

  it("of an unknown symbol and of a dead one is a bad symbol", async () => {
    expect(await history({ instrument: share("NONE") })).toMatchObject(failed("bad-symbol"))
    play({ kind: "dead" })
    expect(await history()).toMatchObject(failed("bad-symbol"))
  })

  it("of a range before the listing is no data", async () => {
    expect(await history({ from: day("2020-01-01"), to: day("2020-02-01") })).toMatchObject(failed("no-data"))
  })
})

describe("a request", () => {
  it("always carries the one user agent", async () => {
    await quote(ocado)
    await history()
    expect(new Set(server.log.map(({ userAgent }) => userAgent))).toEqual(new Set(["Foliant (test)"]))
  })

  it("is counted with its outcome", async () => {
    await quote()
    play({ kind: "429" })
    await quote()
    const of = (outcome: string) =>
      world.metrics.of("requests_total", { provider: "yahoo", endpoint: "spark", outcome })
    expect([of("answered"), of("throttled")]).toEqual([1, 1])
    expect(world.metrics.of("breaker_state", { provider: "yahoo" })).toBe(2)
    expect(world.metrics.of("tokens_left", { provider: "yahoo", window: "hour" })).toBe(298)
  })
})
