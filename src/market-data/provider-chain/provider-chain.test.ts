import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { share, TestClock, type TestWorld, testWorld } from "../../../test/market-data-world.ts"
import { parseIsoDate } from "../../engine/money/iso-date.ts"
import type { Caller, InstrumentRef, ProviderId, Quote } from "../../operations/market-data-port.ts"
import type { HistoryRequest, Outcome, Provider } from "../providers/provider.ts"
import { ProviderGuard, type Call } from "../resilience/provider-guard.ts"
import { yahooCapabilities } from "../providers/yahoo/capabilities.ts"
import { ProviderChain } from "./provider-chain.ts"
import { defaultProviderOrder } from "./provider-order.ts"

const user: Caller = { kind: "interactive", priority: 0 }
const night: Caller = { kind: "job", priority: 5 }
const hour = 3_600_000
const day = (text: string) => parseIsoDate(text) ?? Number.NaN

const quote: Quote = {
  price: 244.6,
  previousClose: 241.53,
  currency: "USD",
  quotedIn: "USD",
  marketState: null,
}
const answered: Outcome<Quote> = { kind: "answered", value: quote, asOf: 1, notes: [] }
const badSymbol: Outcome<Quote> = { kind: "failed", failure: "bad-symbol", reason: null, retryAt: null }
const timedOut: Outcome<Quote> = { kind: "failed", failure: "timeout", reason: null, retryAt: null }
const throttled: Outcome<Quote> = { kind: "failed", failure: "throttled", reason: null, retryAt: 99 }

let clock: TestClock
let world: TestWorld
/** Batches that reached a provider: who, and the symbols. */
let batches: { provider: ProviderId; symbols: string[]; call: Call }[]

beforeEach(() => {
  clock = new TestClock("2025-02-14T22:00:00Z")
  world = testWorld({ clock })
  batches = []
})

afterEach(() => world.http.close())

/** A provider that answers from memory: quotes by symbol, history never. */
function provider(
  id: ProviderId,
  outcome: (symbol: string) => Outcome<Quote> | Promise<Outcome<Quote>>,
  change: Partial<Provider["capabilities"]> = {},
): Provider {
  const { breaker } = new ProviderGuard({
    provider: id,
    limits: yahooCapabilities.limits,
    configuration: "",
    probe: () => Promise.resolve(),
    world,
  })
  return {
    id,
    breaker,
    symbolOf: () => null,
    capabilities: { ...yahooCapabilities, asks: ["quotes", "history"], ...change },
    asks: {
      quotes: async (items, call) => {
        batches.push({ provider: id, symbols: items.map(({ symbol }) => symbol), call })
        const outcomes = await Promise.all(items.map(async ({ symbol }) => outcome(symbol)))
        return new Map(items.map((item, index) => [item, outcomes[index] ?? badSymbol]))
      },
      history: (items, call) => {
        batches.push({ provider: id, symbols: items.map(({ instrument }) => instrument.symbol), call })
        return Promise.resolve(
          new Map(
            items.map((item) => [item, { kind: "failed", failure: "no-data", reason: null, retryAt: null }]),
          ),
        )
      },
    },
  }
}

const chainOf = (providers: readonly Provider[], deadlines = { interactive: 4_000, job: 60_000 }) =>
  new ProviderChain({ ...world, providers, order: defaultProviderOrder, deadlines })

async function quoteOf(chain: ProviderChain, instrument: InstrumentRef = share("AAPL"), caller = user) {
  const answer = (await chain.ask("quotes", [instrument], { caller })).get(instrument)
  if (answer === undefined) throw new Error("no answer")
  return answer
}

describe("a chain", () => {
  it("answers from the first provider that can, and says who was asked", async () => {
    const chain = chainOf([provider("yahoo", () => timedOut), provider("tiingo", () => answered)])
    expect(await quoteOf(chain)).toEqual({
      value: quote,
      source: "tiingo",
      asOf: 1,
      fetchedAt: clock.now,
      freshness: "fresh",
      reason: null,
      notes: [],
      tried: [
        { provider: "yahoo", outcome: "failed", why: "timeout", at: clock.now, elapsedMs: 0, retryAt: null },
        { provider: "tiingo", outcome: "answered", why: null, at: clock.now, elapsedMs: 0, retryAt: null },
      ],
    })
  })

  it("takes on only what the first could not answer", async () => {
    const yahoo = provider("yahoo", (symbol) => (symbol === "MSFT" ? badSymbol : answered))
    const chain = chainOf([yahoo, provider("tiingo", () => answered)])
    const instruments = ["AAPL", "MSFT", "NVDA"].map((symbol) => share(symbol))
    const answers = await chain.ask("quotes", instruments, { caller: user })
    expect([...answers.values()].map(({ source }) => source)).toEqual(["yahoo", "tiingo", "yahoo"])
    expect(batches.map(({ provider: id, symbols }) => [id, symbols])).toEqual([
      ["yahoo", ["AAPL", "MSFT", "NVDA"]],
      ["tiingo", ["MSFT"]],
    ])
  })

  it("passes over providers that do not cover an instrument, or are not there, without a request", async () => {
    const tiingo = provider("tiingo", () => answered, { exchanges: ["XNAS"] })
    const answer = await quoteOf(chainOf([tiingo]), share("OCDO", { mic: "XLON" }))
    expect(answer).toMatchObject({ freshness: "missing", value: null, reason: "no-provider" })
    expect(answer.tried.map(({ provider: id, why }) => [id, why])).toEqual([
      ["yahoo", "not-configured"],
      ["tiingo", "not-supported"],
    ])
    expect(batches).toEqual([])
  })

  it("never throws and never returns less than it was asked", async () => {
    const chain = chainOf([provider("yahoo", () => throttled)])
    const instruments = ["AAPL", "MSFT"].map((symbol) => share(symbol))
    const answers = await chain.ask("quotes", instruments, { caller: user })
    expect([...answers.keys()]).toEqual(instruments)
    expect([...answers.values()].map(({ freshness }) => freshness)).toEqual(["missing", "missing"])
  })

  it("asks for nothing when nothing is asked", async () => {
    expect((await chainOf([]).ask("quotes", [], { caller: user })).size).toBe(0)
  })
})

describe("a stored value", () => {
  const kept = { value: { ...quote, price: 240 }, source: "yahoo", asOf: 5, fetchedAt: 7, notes: [] } as const

  it("is served with its age and the reason when no provider answers", async () => {
    const chain = chainOf([provider("yahoo", () => throttled)])
    const aapl = share("AAPL")
    const answers = await chain.ask("quotes", [aapl], { caller: user, stored: () => Promise.resolve(kept) })
    expect(answers.get(aapl)).toMatchObject({
      ...kept,
      freshness: "stale",
      reason: "provider-throttled",
      tried: [
        { provider: "yahoo", outcome: "failed", why: "throttled", retryAt: 99 },
        { provider: "tiingo", outcome: "skipped", why: "not-configured" },
      ],
    })
    expect(world.metrics.of("lookups_total", { kind: "quotes", tier: "stale" })).toBe(1)
  })

  it("is not asked for when a provider answers", async () => {
    const aapl = share("AAPL")
    const stored = () => Promise.reject(new Error("the store was read"))
    const answers = await chainOf([provider("yahoo", () => answered)]).ask("quotes", [aapl], {
      caller: user,
      stored,
    })
    expect(answers.get(aapl)?.freshness).toBe("fresh")
  })
})

describe("the reason of a missing value", () => {
  it.each([
    ["provider-throttled", throttled, badSymbol],
    ["provider-unreachable", badSymbol, timedOut],
    ["unknown-symbol", badSymbol, badSymbol],
    ["dead-listing", { ...badSymbol, failure: "no-data", reason: "dead-listing" } as const, throttled],
    [
      "provider-busy",
      { kind: "skipped", why: "quota-spent", reason: null, retryAt: null } as const,
      badSymbol,
    ],
  ])("is %s, the most certain of what was said", async (reason, first, second) => {
    const chain = chainOf([provider("yahoo", () => first), provider("tiingo", () => second)])
    expect(await quoteOf(chain)).toMatchObject({ freshness: "missing", reason })
  })
})

describe("asks under way", () => {
  it("are joined by equal ones, and the ones that arrive together are one batch", async () => {
    const chain = chainOf([provider("yahoo", () => answered)])
    const both = [share("AAPL"), share("MSFT")]
    await Promise.all([
      ...Array.from({ length: 10 }, () => chain.ask("quotes", both, { caller: user })),
      quoteOf(chain, share("NVDA")),
    ])
    expect(batches.map(({ symbols }) => symbols)).toEqual([["AAPL", "MSFT", "NVDA"]])
    expect(world.metrics.of("lookups_total", { kind: "quotes", tier: "joined" })).toBe(18)
  })

  it("are made again once they are over: a chain is no cache", async () => {
    const chain = chainOf([provider("yahoo", () => answered)])
    await quoteOf(chain)
    await quoteOf(chain)
    expect(batches).toHaveLength(2)
  })

  it("of a job and of a user keep their own batch, deadline and priority", async () => {
    const chain = chainOf([provider("yahoo", () => answered)])
    await Promise.all([quoteOf(chain, share("AAPL"), user), quoteOf(chain, share("MSFT"), night)])
    expect(batches.map(({ call }) => [call.kind, call.priority, call.deadlineAt - clock.now])).toEqual([
      ["interactive", 0, 4_000],
      ["job", 5, 60_000],
    ])
  })

  it("go on for the others when one caller's time is over", async () => {
    let answer: (outcome: Outcome<Quote>) => void = () => {}
    const slow = new Promise<Outcome<Quote>>((resolve) => (answer = resolve))
    const chain = chainOf([provider("yahoo", () => slow)], { interactive: 30, job: 10_000 })
    const patient = quoteOf(chain, share("AAPL"), night)
    const hurried = await quoteOf(chain, share("AAPL"), user)
    expect(hurried).toMatchObject({
      freshness: "missing",
      reason: "provider-busy",
      tried: [{ provider: "yahoo", outcome: "skipped", why: "deadline" }],
    })
    answer(answered)
    expect(await patient).toMatchObject({ freshness: "fresh" })
    expect(batches).toHaveLength(1)
  })

  it("fail together when an adapter breaks, and the next ask is a new one", async () => {
    let broken = true
    const chain = chainOf([
      provider("yahoo", () => (broken ? Promise.reject(new Error("the store is closed")) : answered)),
    ])
    const asks = [quoteOf(chain), quoteOf(chain)]
    await expect(Promise.all(asks)).rejects.toThrow("the store is closed")
    broken = false
    expect(await quoteOf(chain)).toMatchObject({ freshness: "fresh" })
  })
})

describe("what a provider does not have", () => {
  const range = (from: string, to: string): HistoryRequest => ({
    instrument: share("AAPL"),
    from: day(from),
    to: day(to),
    readyDay: null,
  })

  async function asksOf(chain: ProviderChain, request: HistoryRequest) {
    const before = batches.length
    const answer = (await chain.ask("history", [request], { caller: night })).get(request)
    return { requests: batches.length - before, why: answer?.tried[0]?.why, reason: answer?.reason }
  }

  it("is not asked for again: an unknown symbol for a day", async () => {
    const chain = chainOf([provider("yahoo", () => badSymbol)])
    await quoteOf(chain)
    expect(await quoteOf(chain)).toMatchObject({
      reason: "unknown-symbol",
      tried: [{ why: "remembered-empty", retryAt: clock.now + 24 * hour }, { why: "not-configured" }],
    })
    expect(batches).toHaveLength(1)
    clock.advance(24 * hour)
    await quoteOf(chain)
    expect(batches).toHaveLength(2)
  })

  it("is not asked for again: an empty range for 30 days, one of lately for an hour", async () => {
    const chain = chainOf([provider("yahoo", () => answered)])
    const [past, lately] = [range("2001-01-01", "2001-12-31"), range("2025-02-10", "2025-02-14")]
    for (const request of [past, lately]) expect(await asksOf(chain, request)).toMatchObject({ requests: 1 })
    expect(await asksOf(chain, past)).toMatchObject({
      requests: 0,
      why: "remembered-empty",
      reason: "no-data",
    })
    clock.advance(hour)
    expect(await asksOf(chain, lately)).toMatchObject({ requests: 1, why: "no-data" })
    expect(await asksOf(chain, past)).toMatchObject({ requests: 0 })
    clock.advance(30 * 24 * hour)
    expect(await asksOf(chain, past)).toMatchObject({ requests: 1 })
  })

  it("is only that range, not the instrument", async () => {
    const chain = chainOf([provider("yahoo", () => answered)])
    await asksOf(chain, range("2001-01-01", "2001-12-31"))
    expect(await asksOf(chain, range("2002-01-01", "2002-12-31"))).toMatchObject({ requests: 1 })
    expect(await quoteOf(chain)).toMatchObject({ freshness: "fresh" })
  })

  it("is not a provider that was unwell", async () => {
    const chain = chainOf([provider("yahoo", () => timedOut)])
    await quoteOf(chain)
    await quoteOf(chain)
    expect(batches).toHaveLength(2)
  })
})
