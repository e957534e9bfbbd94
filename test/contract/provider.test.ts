import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { parseIsoDate } from "../../src/engine/money/iso-date.ts"
import { createEcbProvider } from "../../src/market-data/providers/ecb/ecb-provider.ts"
import { createFrankfurterProvider } from "../../src/market-data/providers/frankfurter/frankfurter-provider.ts"
import type {
  Ask,
  AskItem,
  AskValue,
  FxRequest,
  HistoryRequest,
  Outcome,
  Provider,
} from "../../src/market-data/providers/provider.ts"
import { createTiingoProvider } from "../../src/market-data/providers/tiingo/tiingo-provider.ts"
import type { TransportFault } from "../../src/market-data/providers/yahoo/loopback-faults.ts"
import { YahooLoopback } from "../../src/market-data/providers/yahoo/loopback.ts"
import { createYahooProvider } from "../../src/market-data/providers/yahoo/yahoo-provider.ts"
import type { Call } from "../../src/market-data/resilience/provider-guard.ts"
import type { World } from "../../src/market-data/resilience/world.ts"
import { impatient, share, shareListing, TestClock, type TestWorld, testWorld } from "../market-data-world.ts"
import { answerAsEcb, answerAsFrankfurter, answerAsTiingo, rateOn, tiingoKey } from "./vendor-fakes.ts"
import { WireFake } from "./wire-fake.ts"

const day = (text: string) => parseIsoDate(text) ?? Number.NaN

/** A vendor's local fake, whatever it speaks. */
type Fake = {
  readonly provider: (world: World) => Provider
  readonly play: (fault: TransportFault | null) => void
  readonly requests: () => { readonly url: string; readonly userAgent: string | undefined }[]
  readonly close: () => Promise<void>
}

type Samples = { readonly [A in Ask]?: { readonly known: AskItem<A>; readonly unknown: AskItem<A> } }

const history = (symbol: string): HistoryRequest => ({
  instrument: share(symbol),
  from: day("2025-01-06"),
  to: day("2025-02-14"),
  readyDay: day("2025-02-14"),
})

const fx = (base: string, quote: string, from = "2025-01-06"): FxRequest => ({
  base,
  quote,
  from: day(from),
  to: day("2025-02-14"),
})

const shares: Samples = {
  quotes: { known: share("AAPL"), unknown: share("NONE") },
  history: { known: history("AAPL"), unknown: history("NONE") },
}

async function wireFake(
  answer: Parameters<typeof WireFake.start>[0],
  clock: TestClock,
  provider: (address: URL, world: World) => Provider,
): Promise<Fake> {
  const fake = await WireFake.start(answer, clock.read)
  return {
    provider: (world) => provider(fake.address, world),
    play: (fault) => fake.play(fault),
    requests: () => fake.log.map(({ url, headers }) => ({ url: url.href, userAgent: headers["user-agent"] })),
    close: () => fake.close(),
  }
}

const adapters: readonly {
  readonly name: string
  readonly samples: Samples
  readonly start: (clock: TestClock) => Promise<Fake>
}[] = [
  {
    name: "yahoo",
    samples: {
      ...shares,
      "fx-history": { known: fx("EUR", "USD"), unknown: fx("EUR", "XXX") },
      profile: { known: share("AAPL"), unknown: share("NONE") },
    },
    start: async (clock) => {
      const pair = {
        quoteType: "CURRENCY",
        exchange: "CCY",
        timeZone: "Europe/London",
        firstPrice: 1.04,
      } as const
      const server = await YahooLoopback.start({
        clock: clock.read,
        seed: 7,
        listings: [shareListing("AAPL"), shareListing("EURUSD=X", pair)],
      })
      return {
        provider: (world) =>
          createYahooProvider({
            id: "yahoo",
            addresses: { api: server.address, firstPage: new URL("/", server.address) },
            world,
          }),
        play: (fault) => {
          server.faults.clear()
          if (fault !== null) server.faults.play({ match: {}, fault })
        },
        requests: () =>
          server.log.map(({ path, userAgent }) => ({ url: path, userAgent: userAgent ?? undefined })),
        close: () => server.close(),
      }
    },
  },
  {
    name: "ecb, lately",
    samples: { "fx-history": { known: fx("EUR", "USD"), unknown: fx("EUR", "XXX") } },
    start: (clock) =>
      wireFake(answerAsEcb(clock.read), clock, (address, world) =>
        createEcbProvider({ addresses: { files: address, portal: address }, world }),
      ),
  },
  {
    name: "ecb, long ago",
    samples: {
      "fx-history": { known: fx("EUR", "USD", "2023-01-02"), unknown: fx("EUR", "XXX", "2023-01-02") },
    },
    start: (clock) =>
      wireFake(answerAsEcb(clock.read), clock, (address, world) =>
        createEcbProvider({ addresses: { files: address, portal: address }, world }),
      ),
  },
  {
    name: "frankfurter",
    samples: { "fx-history": { known: fx("EUR", "USD"), unknown: fx("EUR", "XXX") } },
    start: (clock) =>
      wireFake(answerAsFrankfurter, clock, (address, world) => createFrankfurterProvider({ address, world })),
  },
  {
    name: "tiingo",
    samples: shares,
    start: (clock) =>
      wireFake(answerAsTiingo, clock, (address, world) =>
        createTiingoProvider({ address, key: tiingoKey, world }),
      ),
  },
]

describe.each(adapters)("the adapter of $name", ({ samples, start }) => {
  let clock: TestClock
  let world: TestWorld
  let fake: Fake
  let provider: Provider

  beforeEach(async () => {
    clock = new TestClock("2025-02-14T22:00:00Z")
    fake = await start(clock)
    world = testWorld({ clock })
    provider = fake.provider(world)
  })

  afterEach(async () => {
    world.http.close()
    await fake.close()
  })

  const asks = Object.keys(samples) as Ask[]
  /** The ask, for a test that only applies to adapters that have it. */
  const only = (ask: Ask) => asks.filter((each) => each === ask)
  const call = (): Call => ({ kind: "job", priority: 1, deadlineAt: clock.now + 60_000 })

  async function outcomeOf<A extends Ask>(ask: A, item: AskItem<A>): Promise<Outcome<AskValue<A>>> {
    const outcomes = await provider.asks[ask]?.([item], call())
    const outcome = outcomes?.get(item)
    if (outcome === undefined) throw new Error(`${ask} has no outcome`)
    return outcome
  }

  const known = <A extends Ask>(ask: A) => samples[ask]?.known as AskItem<A>
  const unknown = <A extends Ask>(ask: A) => samples[ask]?.unknown as AskItem<A>

  it("does what its table says, and no more", () => {
    expect(Object.keys(provider.asks).sort()).toEqual([...provider.capabilities.asks].sort())
    expect(Object.keys(provider.capabilities.batchSize).sort()).toEqual(
      [...provider.capabilities.asks].sort(),
    )
  })

  it.each(asks)("answers %s of what it knows, as of a moment that has been", async (ask) => {
    const outcome = await outcomeOf(ask, known(ask))
    expect(outcome).toMatchObject({ kind: "answered" })
    expect(outcome.kind === "answered" && outcome.asOf <= clock.now).toBe(true)
  })

  it.each(asks)("answers %s of what it knows beside what it does not", async (ask) => {
    const items = [unknown(ask), known(ask)]
    const outcomes = await provider.asks[ask]?.(items as never, call())
    expect(outcomes?.get(known(ask) as never)).toMatchObject({ kind: "answered" })
    expect(outcomes?.get(unknown(ask) as never)).toMatchObject({
      kind: "failed",
      failure: expect.stringMatching(/^(bad-symbol|no-data)$/) as string,
    })
  })

  it.each(only("history"))(
    "gives %s as ascending columns of one length, within the days asked for",
    async () => {
      const outcome = await outcomeOf("history", known("history"))
      if (outcome.kind !== "answered") throw new Error("no history")
      const { bars, currency } = outcome.value
      const columns = [bars.open, bars.high, bars.low, bars.close, bars.volume]
      expect(new Set(columns.map(({ length }) => length))).toEqual(new Set([bars.days.length]))
      expect([...bars.days]).toEqual([...new Set(bars.days)].sort((a, b) => a - b))
      expect(bars.days[0]).toBeGreaterThanOrEqual(day("2025-01-06"))
      expect(bars.days.at(-1)).toBe(day("2025-02-14"))
      expect(bars.close.every((close) => close > 0)).toBe(true)
      expect(currency).toBe("USD")
    },
  )

  it.each(only("quotes"))("gives %s in a main currency unit", async () => {
    const outcome = await outcomeOf("quotes", known("quotes"))
    expect(outcome).toMatchObject({ kind: "answered", value: { currency: "USD", quotedIn: "USD" } })
    expect(outcome.kind === "answered" && outcome.value.price > 0).toBe(true)
  })

  it.each(only("fx-history"))("gives %s ascending by day, none of a weekend", async () => {
    const outcome = await outcomeOf("fx-history", known("fx-history"))
    if (outcome.kind !== "answered") throw new Error("no rates")
    const { days, rates, path } = outcome.value
    expect([...days]).toEqual([...new Set(days)].sort((a, b) => a - b))
    expect([...days].every((date) => (date + 4) % 7 !== 0 && (date + 4) % 7 !== 6)).toBe(true)
    expect(rates.every((rate) => rate > 0)).toBe(true)
    expect(path).toBe("direct")
  })

  it("says who asks", async () => {
    for (const ask of asks) await outcomeOf(ask, known(ask))
    expect(new Set(fake.requests().map(({ userAgent }) => userAgent))).toEqual(new Set(["Foliant (test)"]))
  })

  it.each(asks)("stops all asks at one 429 of %s, until its Retry-After is over", async (ask) => {
    fake.play({ kind: "429-after", retryAfter: "1800" })
    expect(await outcomeOf(ask, known(ask))).toMatchObject({
      kind: "failed",
      failure: "throttled",
      retryAt: clock.now + 1_800_000,
    })
    const sent = fake.requests().length
    fake.play(null)
    for (const other of asks) {
      expect(await outcomeOf(other, known(other))).toMatchObject({ kind: "skipped", why: "breaker-open" })
    }
    expect(fake.requests()).toHaveLength(sent)
    clock.advance(1_800_000)
    expect(await outcomeOf(ask, known(ask))).toMatchObject({ kind: "answered" })
  })

  const isNone: readonly [string, TransportFault, string][] = [
    ["a page of HTML", { kind: "html" }, "malformed"],
    ["half an answer", { kind: "truncated" }, "malformed"],
    ["a body shorter than its length", { kind: "short-body" }, "timeout"],
    ["status 503", { kind: "5xx", status: 503 }, "timeout"],
    ["a reset", { kind: "reset", during: "headers" }, "timeout"],
    ["silence", { kind: "hang" }, "timeout"],
  ]
  it.each(isNone)("takes %s for no answer, and never for no data", async (_, fault, failure) => {
    provider = fake.provider(testWorld({ clock, deadlines: impatient }))
    fake.play(fault)
    const [ask = "quotes"] = asks
    expect(await outcomeOf(ask, known(ask))).toMatchObject({ kind: "failed", failure })
  })

  it("works with headers of 20 KB", async () => {
    fake.play({ kind: "big-header" })
    for (const ask of asks) expect(await outcomeOf(ask, known(ask))).toMatchObject({ kind: "answered" })
  })
})

describe("rates of pairs without the euro", () => {
  it.each(["2025-01-06", "2023-01-02"])("are crossed through it by the ECB, from %s", async (from) => {
    const clock = new TestClock("2025-02-14T22:00:00Z")
    const fake = await WireFake.start(answerAsEcb(clock.read), clock.read)
    const world = testWorld({ clock })
    const ecb = createEcbProvider({ addresses: { files: fake.address, portal: fake.address }, world })
    const requests = [fx("GBP", "USD", from), fx("USD", "EUR", from), fx("CHF", "JPY", from)]
    const call: Call = { kind: "job", priority: 1, deadlineAt: clock.now + 60_000 }
    const outcomes = await ecb.asks["fx-history"]?.(requests, call)
    const series = requests.map((request) => {
      const outcome = outcomes?.get(request)
      return outcome?.kind === "answered" ? outcome.value : null
    })
    const last = day("2025-02-14")
    expect(series.map((each) => each?.path)).toEqual(["cross-EUR", "inverse", "cross-EUR"])
    expect(series[0]?.rates.at(-1)).toBeCloseTo(rateOn("USD", last) / rateOn("GBP", last), 12)
    expect(series[1]?.rates.at(-1)).toBeCloseTo(1 / rateOn("USD", last), 12)
    expect(series.map((each) => each?.days[0])).toEqual([day(from), day(from), day(from)])
    expect(fake.log).toHaveLength(1)
    world.http.close()
    await fake.close()
  })
})

describe("Tiingo", () => {
  it("gives the split and the dividend of its rows, keeps the key out of the address, and is disabled by a bad one", async () => {
    const clock = new TestClock("2025-02-14T22:00:00Z")
    const fake = await WireFake.start(answerAsTiingo, clock.read)
    const world = testWorld({ clock })
    const tiingo = createTiingoProvider({ address: fake.address, key: tiingoKey, world })
    const call: Call = { kind: "job", priority: 1, deadlineAt: clock.now + 60_000 }
    const asked = history("AAPL")
    expect((await tiingo.asks.history?.([asked], call))?.get(asked)).toMatchObject({
      value: {
        actions: [
          { kind: "dividend", exDay: day("2025-02-07"), amount: 0.25 },
          { kind: "split", exDay: day("2025-02-10"), numerator: 4, denominator: 1 },
        ],
      },
    })
    expect(fake.log.map(({ url }) => url.href).join()).not.toContain(tiingoKey)

    const refused = createTiingoProvider({ address: fake.address, key: "another", world })
    const sent = fake.log.length
    const outcomes = [1, 2].map(() => refused.asks.history?.([asked], call))
    expect((await outcomes[0])?.get(asked)).toMatchObject({ kind: "failed", failure: "unauthorised" })
    await outcomes[1]
    const again = await refused.asks.history?.([asked], call)
    expect(again?.get(asked)).toMatchObject({ kind: "skipped", why: "not-configured" })
    expect(fake.log.length - sent).toBeLessThanOrEqual(2)
    expect((await tiingo.asks.history?.([asked], call))?.get(asked)?.kind).toBe("answered")
    world.http.close()
    await fake.close()
  })
})
