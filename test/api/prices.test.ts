import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import {
  accounting,
  instrumentDetail,
  instrumentPage,
  instrumentPrices,
  providerList,
  providerView,
  quoteList,
  refreshAccepted,
  searchResult,
} from "../../src/contract/index.ts"
import { parseIsoDate } from "../../src/engine/money/iso-date.ts"
import { worldCalendar } from "../../src/market-data/exchange-calendar/world-calendar.ts"
import { newYorkListing } from "../market-data/layer-world.ts"
import { type ApiWorld, apiWorld, jsonBody } from "./api-world.ts"

const v1 = "/api/v1"
const day = (text: string) => parseIsoDate(text) ?? Number.NaN
const london = worldCalendar.sessionTimes("XLON", day("2024-01-02"), day("2025-12-31"))

let api: ApiWorld

beforeEach(async () => {
  // The clock stands at Monday 2 June 2025, 12:00 UTC: London is open, New York is not.
  api = await apiWorld({
    listings: [
      newYorkListing("ACME", { name: "Acme Corporation" }),
      newYorkListing("AAPL"),
      newYorkListing("TEA.L", {
        name: "Tea Trading plc",
        exchange: "LSE",
        currency: "GBp",
        timeZone: "Europe/London",
        sessions: london,
        firstPrice: 250,
      }),
    ],
  })
})
afterEach(() => api.remove())

async function add(symbol: string): Promise<string> {
  const { status, body } = await api.json(`${v1}/instruments`, jsonBody("POST", { symbol }))
  expect(status).toBe(201)
  return instrumentDetail.parse(body).id
}

const get = async (path: string) => (await api.json(v1 + path)).body

describe("an instrument", () => {
  it("is found by a search, which never picks one", async () => {
    const found = searchResult.parse(await get("/instruments/search?q=tea"))
    expect(found.data).toEqual([
      {
        provider: "yahoo",
        symbol: "TEA.L",
        name: "Tea Trading plc",
        kind: "equity",
        mic: "XLON",
        instrument: null,
      },
    ])
    const id = await add("TEA.L")
    const again = searchResult.parse(await get("/instruments/search?q=tea"))
    expect(again.data.map(({ instrument }) => instrument)).toEqual([id])
  })

  it("is added once, by its exchange's own symbol, and has its first price at once", async () => {
    const id = await add("TEA.L")
    const { status, body } = await api.json(`${v1}/instruments`, jsonBody("POST", { symbol: "TEA.L" }))
    expect(status).toBe(200)
    const tea = instrumentDetail.parse(body)
    expect(tea).toMatchObject({
      id,
      symbol: "TEA",
      mic: "XLON",
      currency: "GBP",
      exchange: "XLON",
      source: "yahoo",
    })
    expect(tea.listings).toEqual([{ provider: "yahoo", symbol: "TEA.L", quotedIn: "GBp" }])
    expect(tea.freshness).toBe("fresh")
    expect(tea.notes).toEqual([{ code: "converted-unit", text: "quoted in GBp" }])
  })

  it("is listed with its price and age, whoever asks, and found by a part of its name", async () => {
    await add("ACME")
    await add("TEA.L")
    const all = instrumentPage.parse(await get("/instruments"))
    expect(all.data.map(({ symbol }) => symbol)).toEqual(["ACME", "TEA"])
    expect(all.data.every(({ freshness, price }) => freshness === "fresh" && price !== null)).toBe(true)
    const found = instrumentPage.parse(await get("/instruments?query=corporation"))
    expect(found.data.map(({ symbol }) => symbol)).toEqual(["ACME"])
    const others = await api.json(`${v1}/instruments`, { headers: { "x-owner": "bob" } })
    expect(instrumentPage.parse(others.body).data).toHaveLength(2)
  })

  it("is listed a page at a time", async () => {
    await add("ACME")
    await add("TEA.L")
    const first = instrumentPage.parse(await get("/instruments?limit=1"))
    const second = instrumentPage.parse(await get(`/instruments?limit=1&cursor=${first.nextCursor ?? ""}`))
    expect([...first.data, ...second.data].map(({ symbol }) => symbol)).toEqual(["ACME", "TEA"])
    expect(second.nextCursor).toBeNull()
  })

  it("is refreshed by a job, and asking twice is one", async () => {
    const id = await add("ACME")
    const ask = async () =>
      refreshAccepted.parse((await api.json(`${v1}/instruments/${id}/refresh`, { method: "POST" })).body)
    // Adding it has asked already.
    expect((await ask()).joined).toBe(true)
    const { job } = await ask()
    api.jobs.start(api.handlers, [])
    await vi.waitFor(async () => expect((await api.jobs.find("ann", job))?.state).toBe("succeeded"), 5_000)
    const acme = instrumentDetail.parse(await get(`/instruments/${id}`))
    const sessions = worldCalendar.sessions("XNYS", day("2014-01-02"), day("2025-05-30"))
    expect(acme).toMatchObject({
      firstDay: "2014-01-02",
      lastDay: "2025-05-30",
      bars: sessions.length,
      gaps: 0,
      provisionalFrom: null,
      missing: [],
    })
    expect(acme.actions.filter(({ kind }) => kind === "split")).toHaveLength(1)
  })
})

describe("prices", () => {
  it("come as columns, on the basis asked for", async () => {
    const id = await add("ACME")
    const range = "from=2020-01-02&to=2020-05-29"
    const raw = instrumentPrices.parse(await get(`/instruments/${id}/prices?${range}`))
    const adjusted = instrumentPrices.parse(await get(`/instruments/${id}/prices?${range}&adjust=splits`))
    expect(raw.days).toEqual(adjusted.days)
    expect(raw.days).toHaveLength(worldCalendar.sessions("XNYS", day("2020-01-02"), day("2020-05-29")).length)
    expect([raw.currency, raw.source, raw.freshness, raw.problems]).toEqual(["USD", "yahoo", "fresh", []])
    // The series splits 4:1 half-way, at the end of June 2020; the days before it are a quarter on today's basis.
    const ratios = raw.close.map((close, at) => Math.round((close ?? 0) / (adjusted.close[at] ?? 1)))
    expect(new Set(ratios)).toEqual(new Set([4]))
  })

  it("that are typed in win over the vendor's, with their audit", async () => {
    const id = await add("ACME")
    const before = instrumentPrices.parse(
      await get(`/instruments/${id}/prices?from=2025-05-26&to=2025-05-30`),
    )
    const typed = jsonBody("PUT", { close: 12.34, reason: "as the broker says" })
    const { status, body } = await api.json(`${v1}/instruments/${id}/prices/2025-05-30`, typed)
    expect(status).toBe(200)
    const [change] = instrumentDetail.parse(body).changes
    expect(change).toMatchObject({
      day: "2025-05-30",
      field: "close",
      old: before.close.at(-1),
      new: 12.34,
      reason: "as the broker says",
      source: "manual",
    })
    const after = instrumentPrices.parse(await get(`/instruments/${id}/prices?from=2025-05-26&to=2025-05-30`))
    expect(after.close.at(-1)).toBe(12.34)
    const [quote] = quoteList.parse(await get("/quotes?symbols=ACME")).data
    expect([quote.price, quote.source]).toEqual([12.34, "manual"])
  })
})

describe("quotes", () => {
  it("are one entry a symbol in the order asked for, what is not known among the problems", async () => {
    await add("ACME")
    await add("TEA.L")
    const { data, problems } = quoteList.parse(await get("/quotes?symbols=TEA.L,NOPE,ACME"))
    expect(data.map(({ symbol, freshness }) => [symbol, freshness])).toEqual([
      ["TEA.L", "fresh"],
      ["NOPE", "missing"],
      ["ACME", "fresh"],
    ])
    expect(problems.map(({ subject, code }) => [subject, code])).toEqual([["NOPE", "unknown-symbol"]])
  })

  it("of a provider that is shut are there with their age and the reason", async () => {
    await add("ACME")
    api.provider.faults.play({ match: {}, fault: { kind: "429" } })
    api.advance(2 * 3_600_000) // 14:00 UTC: New York is open.
    await get("/quotes?symbols=ACME")
    await api.prices.layer.settled()
    const { data, problems } = quoteList.parse(await get("/quotes?symbols=ACME"))
    expect(data[0]).toMatchObject({ freshness: "stale", reason: "provider-throttled", source: "yahoo" })
    expect(data[0].price).toBeGreaterThan(0)
    expect(problems.map(({ code }) => code)).toEqual(["provider-throttled"])
  })

  it("are counted by who answered", async () => {
    await add("ACME")
    await get("/quotes?symbols=ACME")
    const { kinds, total } = accounting.parse(await get("/market-data/accounting"))
    const quotes = kinds.find(({ kind }) => kind === "quotes")
    expect(quotes).toMatchObject({ provider: 1, memory: 1, hitRate: 0.5 })
    expect(total.hitRate).toBeGreaterThan(0)
  })
})

describe("a provider", () => {
  const yahoo = async () => providerList.parse(await get("/providers")).data[0]

  it("says how it is doing and what is left of its quotas", async () => {
    expect(await yahoo()).toMatchObject({ id: "yahoo", state: "closed", lastAnswerAt: null, answered: 0 })
    await add("ACME")
    const after = await yahoo()
    expect(after).toMatchObject({ state: "closed", lastError: null, nextProbe: null })
    expect(after.answered).toBe(api.provider.count())
    expect(after.quotas).toEqual([
      { per: "hour", used: after.answered, limit: 300, jobLimit: 210 },
      { per: "day", used: after.answered, limit: 2_000, jobLimit: 1_400 },
    ])
  })

  it("that is throttled says until when, and is tried before that only when someone asks", async () => {
    await add("ACME")
    api.provider.faults.play({ match: {}, fault: { kind: "429-after", retryAfter: "3600" } })
    const probe = async () =>
      providerView.parse((await api.json(`${v1}/providers/yahoo/probe`, { method: "POST" })).body)
    const opened = await probe()
    expect(opened).toMatchObject({
      state: "open",
      cause: "throttled",
      openings: 1,
      nextProbe: "2025-06-02T13:00:00.000Z",
      lastError: { class: "throttled", endpoint: "spark", at: "2025-06-02T12:00:00.000Z" },
    })
    const requests = api.provider.count()
    expect((await probe()).state).toBe("open")
    expect(api.provider.count()).toBe(requests + 1)
    api.provider.faults.clear()
    expect((await probe()).state).toBe("closed")
  })
})

describe("what is measured", () => {
  it("tells of requests, lookups and breakers", async () => {
    await add("ACME")
    const text = await (await api.fetch("/metrics")).text()
    expect(text).toContain('foliant_market_data_breaker_state{provider="yahoo"} 0')
    expect(text).toMatch(
      /foliant_market_data_requests_total\{provider="yahoo",endpoint="\w+",outcome="answered"\} 1/,
    )
    expect(text).toContain('foliant_market_data_lookups_total{kind="quotes",tier="provider"} 1')
  })
})
