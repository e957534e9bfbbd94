import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { z } from "zod"
import {
  compareResult,
  page,
  type PortfolioBacktestBody,
  portfolioBacktestResult,
  portfolioBacktestSummary,
  portfolioSeries,
  portfolioTrade,
  priceFile,
} from "../../src/contract/index.ts"
import { type Bars, barTime } from "../../src/engine/backtest/bars.ts"
import { runPortfolio } from "../../src/engine/backtest/portfolio/run-portfolio.ts"
import { generator, randomBars } from "../../src/engine/backtest/random-bars.fixture.ts"
import { parseIsoDate } from "../../src/engine/money/iso-date.ts"
import { loopbackSeries } from "../../src/market-data/providers/yahoo/loopback-series.ts"
import { answerAsEcb, rateOn } from "../contract/vendor-fakes.ts"
import { WireFake } from "../contract/wire-fake.ts"
import { newYorkListing } from "../market-data/layer-world.ts"
import { type ApiWorld, apiWorld, jsonBody } from "./api-world.ts"

const v1 = "/api/v1"
const path = "/portfolio-backtests"
const first = randomBars(generator(3), { count: 400, volatility: 0.02, intraday: false })
const second = randomBars(generator(4), { count: 400, volatility: 0.01, intraday: false })

const acme = newYorkListing("ACME", { name: "Acme Corporation" })
const euro = newYorkListing("EURO", { name: "Euro SE", currency: "EUR" })

let api: ApiWorld
let rates: WireFake
let stocks: string
let bonds: string

beforeAll(async () => {
  api = await apiWorld({
    listings: [acme, euro],
    ratesFrom: async (clock) => {
      rates = await WireFake.start(answerAsEcb(clock), clock)
      return rates.address
    },
  })
  stocks = (await upload(csvOf(first), "stocks.csv")).id
  bonds = (await upload(csvOf(second), "bonds.csv")).id
})
afterAll(async () => {
  await api.remove()
  await rates.close()
})

function csvOf(bars: Bars): string {
  const { open, high, low, close, volume } = bars
  const rows = Array.from(close, (price, bar) =>
    [barTime(bars, bar), open[bar], high[bar], low[bar], price, volume[bar]].join(","),
  )
  return ["Date,Open,High,Low,Close,Volume", ...rows].join("\n")
}

async function upload(text: string, name: string) {
  const form = new FormData()
  form.append("file", new Blob([text]), name)
  const { body } = await api.json(`${v1}/price-files`, { method: "POST", body: form })
  return priceFile.strict().parse(body)
}

const balanced = (over: Partial<PortfolioBacktestBody> = {}): PortfolioBacktestBody => ({
  instruments: [
    { prices: { priceFile: stocks }, target: { weight: 0.6 } },
    { prices: { priceFile: bonds }, target: { weight: 0.4 } },
  ],
  contribution: { amount: 100 },
  rebalance: "monthly",
  costs: { commission: 0.001 },
  ...over,
})

async function post(body: PortfolioBacktestBody) {
  const { status, body: answer } = await api.json(v1 + path, jsonBody("POST", body))
  if (status >= 400) throw new Error(JSON.stringify(answer))
  return { status, body: portfolioBacktestResult.strict().parse(answer) }
}

async function get<T extends z.ZodObject>(address: string, schema: T): Promise<z.infer<T>> {
  const { status, body } = await api.json(v1 + address)
  expect(status).toBe(200)
  return schema.strict().parse(body) as z.infer<T>
}

async function refusal(body: unknown) {
  const answer = await api.json(v1 + path, jsonBody("POST", body))
  return answer as { status: number; body: { code: string; detail: string } }
}

describe("a portfolio backtest over the API", () => {
  it("gives what the engine gives", async () => {
    const { status, body } = await post(balanced())
    expect(status).toBe(201)
    const instrument = { currency: "USD" }
    const expected = runPortfolio({
      instruments: [
        { ...instrument, symbol: "stocks", bars: first, target: { weight: 0.6 } },
        { ...instrument, symbol: "bonds", bars: second, target: { weight: 0.4 } },
      ],
      currency: "USD",
      contribution: { amount: 100, period: "monthly" },
      rebalance: "monthly",
      commission: 0.001,
    })
    expect(body.statistics).toEqual(expected.statistics)
    expect(body.positions).toEqual(expected.positions)
    expect(body.totals).toEqual(expected.totals)
    expect(body).toMatchObject({ name: "stocks, bonds", trades: expected.trades.length, currency: "USD" })
    const { data } = await get(`${path}/${body.id}/trades?limit=5000`, page(portfolioTrade))
    expect(data).toEqual(expected.trades)
    const series = await get(`${path}/${body.id}/series?weights=true`, portfolioSeries)
    expect(series.columns["value"]).toEqual([...expected.value])
    expect(series.columns["growth"].at(-1)).toBeCloseTo(body.statistics["totalReturn"] ?? NaN, 12)
    expect(Math.min(...series.columns["drawdown"].map(Number))).toBeCloseTo(
      body.statistics["maxDrawdown"] ?? NaN,
      12,
    )
    expect(series.columns["invested"].at(-1)).toBe(body.totals.invested)
    expect(series.weights?.["stocks"]).toEqual([...expected.weights[0]])
  })

  it("that was asked for before is the one in the history, however its defaults are written", async () => {
    const one = await post(balanced())
    const same = await post(
      balanced({
        cash: 10_000,
        costs: { commission: 0.001, spread: 0 },
        contribution: { amount: 100, period: "monthly" },
      }),
    )
    expect([same.status, same.body]).toEqual([200, one.body])
    const other = await post(balanced({ cash: 10_001 }))
    expect(other.body.id).not.toBe(one.body.id)
  })

  it("is listed newest first, page by page, and can be deleted and brought back", async () => {
    const made = await post(balanced({ name: "made last" }))
    const newest = await get(`${path}?limit=1`, page(portfolioBacktestSummary))
    expect(newest.data).toMatchObject([{ id: made.body.id, name: "made last" }])
    const rest = await get(
      `${path}?limit=200&cursor=${String(newest.nextCursor)}`,
      page(portfolioBacktestSummary),
    )
    expect(rest.data.map(({ id }) => id)).not.toContain(made.body.id)
    expect((await api.fetch(`${v1}${path}/${made.body.id}`, { method: "DELETE" })).status).toBe(204)
    expect((await api.fetch(`${v1}${path}/${made.body.id}`)).status).toBe(404)
    expect((await api.fetch(`${v1}${path}/${made.body.id}/restore`, { method: "POST" })).status).toBe(204)
    expect((await api.fetch(`${v1}${path}/${made.body.id}`)).status).toBe(200)
  })

  it("is none of a single backtest, and another's is not there", async () => {
    const { body } = await post(balanced())
    expect((await api.fetch(`${v1}/backtests/${body.id}`)).status).toBe(404)
    const asBob = await api.fetch(`${v1}${path}/${body.id}`, { headers: { "x-owner": "bob" } })
    expect(asBob.status).toBe(404)
  })

  it("pays the dividends of a price file, or those of the request in their place", async () => {
    const rows = ["2024-01-02,10,0", "2024-01-03,10,0", "2024-01-04,9.5,0.5", "2024-01-05,9.5,0"]
    const paying = await upload(["date,close,dividend", ...rows].join("\n"), "paying.csv")
    const asked = { prices: { priceFile: paying.id }, target: { weight: 1 } }
    const costs = { commission: 0 }
    const own = await post({ instruments: [asked], costs })
    expect(own.body.totals).toMatchObject({ dividends: 500, value: 10_000 })
    const dividends = [{ date: "2024-01-05", amount: 0.1 }]
    const given = await post({ instruments: [{ ...asked, dividends }], costs })
    expect(given.body.totals).toMatchObject({ dividends: 100, value: 9_600 })
  })

  it("says of a price file which dividend it could not read", async () => {
    const odd = await upload(
      "date,close,dividend\n2024-01-02,10,0\n2024-01-03,10,?\n2024-01-04,10,0\n",
      "odd.csv",
    )
    const { body } = await post({ instruments: [{ prices: { priceFile: odd.id } }] })
    expect(body.warnings.filter(({ id }) => id === "unread-actions")).toMatchObject([
      {
        id: "unread-actions",
        detail: expect.stringContaining("odd: its dividends and splits are left out: odd.csv, line 3"),
      },
    ])
  })

  it("decimates its series and gives it whole as CSV", async () => {
    const { body } = await post(balanced())
    const few = await get(`${path}/${body.id}/series?columns=value&maxPoints=20`, portfolioSeries)
    expect(few.dates.length).toBeLessThanOrEqual(20)
    expect([few.total, few.weights]).toEqual([400, null])
    const headers = { accept: "text/csv" }
    const whole = await api.fetch(
      `${v1}${path}/${body.id}/series?columns=value&columns=growth&weights=true&maxPoints=20`,
      { headers },
    )
    const lines = (await whole.text()).trim().split(/\r?\n/)
    expect(lines[0]).toBe("date,value,growth,weight stocks,weight bonds")
    expect(lines).toHaveLength(401)
    const trades = await api.fetch(`${v1}${path}/${body.id}/trades`, { headers })
    expect((await trades.text()).split(/\r?\n/)[0]).toBe("date,symbol,units,price,value,fee,reason")
  })
})

describe("instruments of market data", () => {
  const held = async (symbol: string, over: Partial<PortfolioBacktestBody> = {}) => {
    await api.json(`${v1}/instruments`, jsonBody("POST", { symbol }))
    const instruments = [{ prices: { instrument: symbol }, target: { weight: 1 } }]
    return (await post({ instruments, costs: { commission: 0 }, ...over })).body
  }

  it("are adjusted for splits, and their dividends paid beside the prices, once", async () => {
    const result = await held("ACME")
    const [position] = result.positions
    const { dates } = await get(`${path}/${result.id}/series`, portfolioSeries)
    // Bought whole at the second open, before the split of four for one half-way: a unit is one of today's.
    const { open, close, dividends, splits } = loopbackSeries(acme, 11)
    const [split] = splits
    const today = split.session < dates.length ? 4 : 1
    const units = (10_000 / open[1]) * today
    expect(position.units).toBeCloseTo(units, 6)
    const paid = dividends
      .filter(({ session }) => session > 1 && session < dates.length)
      .map(({ session, amount }) =>
        session < split.session && split.session < dates.length ? amount / 4 : amount,
      )
      .reduce((sum, amount) => sum + amount)
    expect(result.totals.dividends).toBeCloseTo(units * paid, 4)
    expect(result.totals.value).toBeCloseTo(units * (close[dates.length - 1] + paid), 4)
  })

  it("are worth their price at the rate of the day, which is a part of the key", async () => {
    const result = await held("EURO", { currency: "USD", from: "2024-06-03", to: "2024-12-30" })
    expect(result.prices).toMatchObject([{ symbol: "EURO", currency: "EUR", kind: "instrument" }])
    expect(result.rates).toMatchObject([{ currency: "EUR" }])
    const [{ price }] = result.positions
    const { close } = loopbackSeries(euro, 11)
    const before = euro.sessions.filter(({ close: at }) => at <= Date.parse("2024-12-31T00:00:00Z")).length
    const day = parseIsoDate(result.window.to) ?? NaN
    expect(price).toBeCloseTo(close[before - 1] * rateOn("USD", day), 6)
    expect(result.warnings.map(({ id }) => id)).not.toContain("stale-rates")
  })

  it("compare with a benchmark in the account's currency", async () => {
    const result = await held("ACME", {
      benchmark: { prices: { instrument: "ACME" } },
      reinvestDividends: true,
    })
    // The same thing, but for the first day out of the market and for buying dividends at the open.
    expect(result.statistics["beta"]).toBeCloseTo(1, 1)
    expect(result.benchmark).toMatchObject({ symbol: "ACME", currency: "USD" })
    const { columns } = await get(
      `${path}/${result.id}/series?columns=benchmark&columns=benchmarkValue&columns=value`,
      portfolioSeries,
    )
    expect(columns["benchmark"][0]).toBe(0)
    expect(columns["benchmarkValue"][0]).toBe(10_000)
    expect(Number(columns["value"].at(-1)) / Number(columns["benchmarkValue"].at(-1))).toBeCloseTo(1, 1)
  })

  it("are in their own currency, whatever a request says", async () => {
    const other = await refusal({
      instruments: [{ prices: { instrument: "EURO" }, currency: "GBP", target: { weight: 1 } }],
    })
    expect([other.status, other.body.detail]).toEqual([422, "EURO is in EUR, not in GBP; allowed: EUR"])
  })

  it("need rates that someone has", async () => {
    const none = await refusal({
      instruments: [{ prices: { priceFile: stocks }, currency: "XXX", target: { weight: 1 } }],
    })
    expect([none.status, none.body.code]).toEqual([422, "prices-unavailable"])
    expect(none.body.detail).toContain("there are no prices of XXX/USD")
  })
})

describe("runs of both kinds side by side", () => {
  it("have their own figures, and growth that time weighs", async () => {
    const portfolio = (await post(balanced())).body
    const single = await api.json(
      `${v1}/backtests`,
      jsonBody("POST", { prices: { priceFile: stocks }, strategy: { id: "buy-and-hold" } }),
    )
    const { id } = single.body as { id: string }
    const answer = await api.json(`${v1}/backtests/compare`, jsonBody("POST", { ids: [portfolio.id, id] }))
    const { data, growth } = compareResult.parse(answer.body)
    expect(data.map(({ kind }) => kind)).toEqual(["portfolio", "backtest"])
    expect(data[0]).toMatchObject({ name: "stocks, bonds", statistics: portfolio.statistics })
    expect(growth[portfolio.id].at(-1)).toBeCloseTo(portfolio.statistics["timeWeightedReturn"] ?? NaN, 12)
    expect(growth[id].at(-1)).toBeCloseTo(data[1].statistics["totalReturn"] ?? NaN, 12)
  })
})

describe("a portfolio that cannot be run", () => {
  const of = (target: object) => ({ prices: { priceFile: stocks }, target })

  it.each([
    [
      "weights over 1",
      () => ({ instruments: [of({ weight: 0.8 }), { ...of({ weight: 0.8 }), symbol: "B" }] }),
      "together 1.6",
    ],
    [
      "an instrument twice",
      () => ({ instruments: [of({ weight: 0.1 }), of({ weight: 0.1 })] }),
      "stocks is there twice",
    ],
    [
      "mixed targets",
      () => ({ instruments: [of({ weight: 0.1 }), { ...of({ amount: 5 }), symbol: "B" }] }),
      "allowed: a weight in all",
    ],
    [
      "no days",
      () => ({ instruments: [of({ weight: 1 })], from: "2031-01-01" }),
      "the prices run from 2020-01-01 to",
    ],
    [
      "no days of a foreign one",
      () => ({ instruments: [{ ...of({ weight: 1 }), currency: "EUR" }], from: "2031-01-01" }),
      "the prices run from 2020-01-01 to",
    ],
    [
      "a contribution beyond sense",
      () => ({ instruments: [of({ weight: 1 })], contribution: { amount: 1e20 } }),
      "at most 1000000000000",
    ],
    [
      "a ranking beside targets",
      () => ({ instruments: [of({ weight: 1 })], ranking: { lookback: 5, top: 1 } }),
      "targets or a ranking",
    ],
    [
      "a short strategy",
      () => ({ instruments: [{ ...of({ weight: 1 }), strategy: { id: "sma-cross", direction: "short" } }] }),
      "allowed in a portfolio: long",
    ],
    [
      "a parameter that is none",
      () => ({
        instruments: [{ ...of({ weight: 1 }), strategy: { id: "sma-cross", parameters: { quick: 3 } } }],
      }),
      "allowed: fast (2 to 100), slow",
    ],
    [
      "a dividend as high as the price",
      () => ({ instruments: [{ ...of({ weight: 1 }), dividends: [{ date: "2020-03-02", amount: 1e6 }] }] }),
      "the close before it",
    ],
    [
      "a commission of all",
      () => ({ instruments: [of({ weight: 1 })], costs: { commission: 1 } }),
      "at least 0 and under 1",
    ],
  ])("is refused with what is allowed: %s", async (_, body, sentence) => {
    const { status, body: problem } = await refusal(body())
    expect([status, problem.code]).toEqual([422, "backtest-refused"])
    expect(problem.detail).toContain(sentence)
  })

  it("has instruments, and not more than a hundred", async () => {
    const many = Array.from({ length: 1_000 }, (_, i) => ({ ...of({ weight: 0.001 }), symbol: `S${i}` }))
    expect((await refusal({ instruments: many })).status).toBe(400)
    expect((await refusal({ instruments: [] })).status).toBe(400)
  })

  it("names prices that are there", async () => {
    const none = await refusal({ instruments: [{ prices: { priceFile: "none" } }] })
    expect([none.status, none.body.code]).toEqual([404, "price-file-not-found"])
    const unknown = await refusal({ instruments: [{ prices: { instrument: "NOBODY" } }] })
    expect([unknown.status, unknown.body.code]).toEqual([404, "instrument-not-found"])
  })

  it("has daily prices", async () => {
    const hours = await upload(
      "Date,Close\n2024-01-02 09:00,1\n2024-01-02 10:00,2\n2024-01-03 09:00,2\n",
      "hours.csv",
    )
    const { body } = await refusal({ instruments: [{ prices: { priceFile: hours.id } }] })
    expect(body.detail).toContain("hours has several prices a day; allowed: daily prices")
  })
})
