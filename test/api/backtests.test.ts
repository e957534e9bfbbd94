import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import type { z } from "zod"
import {
  type BacktestBody,
  backtestResult,
  backtestSeries,
  backtestSeriesQuery,
  backtestSummary,
  backtestTrade,
  compareResult,
  decodeColumnBlock,
  type OptimizationBody,
  optimizationGrid,
  optimizationResult,
  optimizationSummary,
  page,
  priceFile,
  strategyList,
  walkForwardResult,
  walkForwardSummary,
} from "../../src/contract/index.ts"
import { MemoryResultCache } from "../../src/cache/memory-result-cache.ts"
import { inlineCompute } from "../../src/compute/inline-compute.ts"
import { type Bars, barTime } from "../../src/engine/backtest/bars.ts"
import { generator, randomBars } from "../../src/engine/backtest/random-bars.fixture.ts"
import { runBacktest } from "../../src/engine/backtest/run-backtest.ts"
import type { BacktestContext } from "../../src/operations/backtest-context.ts"
import type { PackedColumns } from "../../src/operations/backtests-port.ts"
import { listBacktestTrades } from "../../src/operations/list-backtest-trades.ts"
import { readBacktestSeries } from "../../src/operations/read-backtest-series.ts"
import { readBacktest } from "../../src/operations/read-backtest.ts"
import type { Result } from "../../src/operations/result.ts"
import { tasks } from "../../src/tasks.ts"
import { newYorkListing } from "../market-data/layer-world.ts"
import { type ApiWorld, apiWorld, jsonBody } from "./api-world.ts"

const v1 = "/api/v1"
const bars = randomBars(generator(3), { count: 600, volatility: 0.05, intraday: false })

/** Bars as a file of prices. */
function csvOf({ days, minutes, open, high, low, close, volume }: Bars): string {
  const rows = Array.from(close, (_, bar) =>
    [barTime({ days, minutes }, bar), open[bar], high[bar], low[bar], close[bar], volume[bar]].join(","),
  )
  return ["Date,Open,High,Low,Close,Volume", ...rows].join("\n")
}

const csv = csvOf(bars)

let api: ApiWorld
let file: string

beforeAll(async () => {
  api = await apiWorld({ listings: [newYorkListing("ACME", { name: "Acme Corporation" })] })
  file = (await upload(csv)).id
  api.jobs.start(api.handlers, [])
})
afterAll(() => api.remove())

async function upload(text: string, field = "file") {
  const form = new FormData()
  form.append(field, new Blob([text]), "prices.csv")
  const { status, body } = await api.json(`${v1}/price-files`, { method: "POST", body: form })
  expect(status).toBe(201)
  return priceFile.strict().parse(body)
}

const smaCross = (over: Partial<BacktestBody> = {}): BacktestBody => ({
  prices: { priceFile: file },
  strategy: { id: "sma-cross", parameters: { fast: 5, slow: 20 } },
  settings: { finalize: true },
  ...over,
})

const search = (over: Partial<OptimizationBody> = {}): OptimizationBody => ({
  ...smaCross({ strategy: { id: "sma-cross" } }),
  ranges: [
    { name: "fast", from: 2, to: 10, step: 2 },
    { name: "slow", from: 10, to: 40, step: 10 },
  ],
  ...over,
})

async function post<T extends z.ZodObject>(path: string, body: unknown, schema: T) {
  const { status, body: answer } = await api.json(v1 + path, jsonBody("POST", body))
  if (status >= 400) throw new Error(JSON.stringify(answer))
  return { status, body: schema.strict().parse(answer) as z.infer<T> }
}

async function get<T extends z.ZodObject>(path: string, schema: T): Promise<z.infer<T>> {
  const { status, body } = await api.json(v1 + path)
  expect(status).toBe(200)
  return schema.strict().parse(body) as z.infer<T>
}

async function refusal(path: string, body: unknown) {
  const answer = await api.json(v1 + path, jsonBody("POST", body))
  return answer as { status: number; body: { code: string; detail: string } }
}

/** Ann's world in which nothing has been read yet. */
function withNothingAtHand(): BacktestContext {
  return {
    ...api.contextOf("ann"),
    ...api.prices.context,
    cache: new MemoryResultCache(1_000_000),
    backtests: api.store.backtests,
    searching: inlineCompute(tasks),
    searchWorkers: 1,
    jobs: api.jobs,
  }
}

async function asSent(result: Promise<Result<unknown>>): Promise<unknown> {
  return JSON.parse(JSON.stringify(await (await result).load()))
}

describe("a price file", () => {
  it("is described, and the same bytes are the same file", async () => {
    const again = await upload(csv)
    expect(again).toMatchObject({ id: file, name: "prices.csv", bars: 600, rows: 600, from: "2020-01-01" })
    const { data } = await get("/price-files", page(priceFile))
    expect(data.map(({ id }) => id)).toEqual([file])
  })

  it("can be deleted and brought back", async () => {
    const other = await upload("date,close\n2024-01-02,1\n2024-01-03,2\n")
    const answer = await api.fetch(`${v1}/price-files/${other.id}`, { method: "DELETE" })
    expect(answer.status).toBe(204)
    const gone = await refusal("/backtests", smaCross({ prices: { priceFile: other.id } }))
    expect([gone.status, gone.body.code]).toEqual([404, "price-file-not-found"])
    const restored = await api.fetch(`${v1}/price-files/${other.id}/restore`, { method: "POST" })
    expect(restored.status).toBe(204)
    expect((await get("/price-files", page(priceFile))).data).toHaveLength(2)
  })

  it("that is none is refused with its line", async () => {
    const form = new FormData()
    form.append("file", new Blob(["date,close\n2024-01-02,1\n2024-01-03,x\n"]), "bad.csv")
    const { status, body } = await api.json(`${v1}/price-files`, { method: "POST", body: form })
    expect(status).toBe(422)
    expect(body).toMatchObject({ code: "unreadable-file", detail: expect.stringContaining("line 3") })
  })
})

describe("a backtest over the API", () => {
  it("gives what the engine gives", async () => {
    const { status, body } = await post("/backtests", smaCross({ bounds: true }), backtestResult)
    expect(status).toBe(201)
    const settings = { finalize: true }
    const strategy = { id: "sma-cross", parameters: { fast: 5, slow: 20 } }
    const expected = runBacktest({ bars, strategy, settings, bounds: true })
    expect(body.statistics).toEqual(expected.statistics)
    expect(body.bounds).toEqual(expected.bounds)
    expect(body.window).toEqual(expected.window)
    const { data } = await get(`/backtests/${body.id}/trades?limit=1000`, page(backtestTrade))
    expect(data).toEqual(expected.trades)
    const series = await get(`/backtests/${body.id}/series`, backtestSeries)
    expect(series.columns["equity"]).toEqual(expected.equity)
    expect(Math.min(...series.columns["drawdown"].map(Number))).toBe(expected.statistics["maxDrawdown"])
    const held = series.columns["buyAndHold"]
    expect(Number(held.at(-1)) / 10_000 - 1).toBeCloseTo(expected.statistics["buyAndHoldReturn"] ?? NaN, 12)
  })

  it("that was asked for before is the one in the history, however its defaults are written", async () => {
    const first = await post("/backtests", smaCross(), backtestResult)
    const written = smaCross({ settings: { finalize: true, cash: 10_000, stopLoss: null } })
    const again = await post("/backtests", written, backtestResult)
    expect([again.status, again.body]).toEqual([200, first.body])
    const other = await post(
      "/backtests",
      smaCross({ settings: { finalize: true, spread: 0.001 } }),
      backtestResult,
    )
    expect(other.body.id).not.toBe(first.body.id)
  })

  it("is at hand for its first readers as the store would give it back, and counts its bytes", async () => {
    const before = api.contextOf("ann").cache.usage().bytes
    const { body } = await post("/backtests", smaCross({ riskFreeRate: 0.025 }), backtestResult)
    // Days, equity and closes of 600 bars.
    expect(api.contextOf("ann").cache.usage().bytes - before).toBeGreaterThan(600 * (4 + 8 + 8))
    const { id } = body
    const atHand = await get(`/backtests/${id}/series`, backtestSeries)
    const trades = await get(`/backtests/${id}/trades?limit=1000`, page(backtestTrade))

    const stored = withNothingAtHand()
    expect(await asSent(readBacktest(stored, id))).toEqual(body)
    const query = backtestSeriesQuery.parse({})
    expect(await asSent(readBacktestSeries(stored, "backtest", id, query))).toEqual(atHand)
    const listed = await asSent(listBacktestTrades(stored, id, { limit: 1_000, from: 0 }))
    expect(listed).toMatchObject({ data: trades.data })
    expect(trades.data.length).toBeGreaterThan(5)
  })

  it("answers 304 to whoever has it", async () => {
    const { body } = await post("/backtests", smaCross(), backtestResult)
    const first = await api.fetch(`${v1}/backtests/${body.id}`)
    const headers = { "if-none-match": first.headers.get("etag") ?? "" }
    expect((await api.fetch(`${v1}/backtests/${body.id}`, { headers })).status).toBe(304)
  })

  it("has trades a page at a time, and all of them as CSV", async () => {
    const { body } = await post("/backtests", smaCross(), backtestResult)
    const trades = backtestTrade
      .array()
      .parse((await get(`/backtests/${body.id}/trades?limit=5000`, page(backtestTrade))).data)
    const paged: unknown[] = []
    for (let cursor = ""; ;) {
      const found = await get(`/backtests/${body.id}/trades?limit=4${cursor}`, page(backtestTrade))
      paged.push(...found.data)
      if (found.nextCursor === null) break
      cursor = `&cursor=${found.nextCursor}`
    }
    expect(paged).toEqual(trades)
    const answer = await api.fetch(`${v1}/backtests/${body.id}/trades`, { headers: { accept: "text/csv" } })
    expect((await answer.text()).trimEnd().split("\r\n")).toHaveLength(trades.length + 1)
  })

  it("keeps minima and maxima when its series are thinned out", async () => {
    const { body } = await post("/backtests", smaCross(), backtestResult)
    const whole = await get(`/backtests/${body.id}/series?columns=close`, backtestSeries)
    const thin = await get(`/backtests/${body.id}/series?columns=close&maxPoints=40`, backtestSeries)
    expect(thin.dates.length).toBeLessThanOrEqual(40)
    expect(thin.total).toBe(600)
    const extremes = ({ columns }: typeof whole) => {
      const close = columns["close"].map(Number)
      return [Math.min(...close), Math.max(...close)]
    }
    expect(extremes(thin)).toEqual(extremes(whole))
    expect(thin.bars.map((bar) => whole.dates[bar])).toEqual(thin.dates)
  })

  it("gives the bars it ran on, whole and joined to longer ones", async () => {
    const { body } = await post("/backtests", smaCross(), backtestResult)
    const path = `/backtests/${body.id}/series?columns=open,high,low,close,equity`
    const whole = await get(path, backtestSeries)
    for (const name of ["open", "high", "low", "close"] as const)
      expect(whole.columns[name]).toEqual([...bars[name]])
    // 600 bars in 40 of 15 bars each.
    const joined = await get(`${path}&maxPoints=40`, backtestSeries)
    expect(joined.bars).toEqual(Array.from({ length: 40 }, (_, at) => at * 15 + 14))
    const stretch = (name: string) => whole.columns[name].slice(15, 30).map(Number)
    const second = ["open", "high", "low", "close", "equity"].map((name) => joined.columns[name][1])
    expect(second).toEqual([
      stretch("open")[0],
      Math.max(...stretch("high")),
      Math.min(...stretch("low")),
      stretch("close")[14],
      stretch("equity")[14],
    ])
  })

  it("of a time before its bars were kept still has its close", async () => {
    const { body } = await post("/backtests", smaCross({ riskFreeRate: 0.03 }), backtestResult)
    const world = withNothingAtHand()
    const stored = await world.backtests.readRunResult("ann", body.id)
    const { meta, columns } = decodeColumnBlock(
      await world.searching.unpackColumns(stored ?? new Uint8Array()),
    )
    for (const name of ["open", "high", "low"]) columns.delete(name)
    const older = await world.searching.packColumns(meta, columns as PackedColumns)
    const kept = await world.backtests.findRun("ann", "backtest", body.id)
    await world.backtests.finishRun("ann", body.id, kept?.summary, older)
    const query = backtestSeriesQuery.parse({ columns: ["high", "close"] })
    const series = await (await readBacktestSeries(world, "backtest", body.id, query)).load()
    expect(series.columns["close"]).toEqual([...bars.close])
    expect(series.columns["high"].every((high) => high === null)).toBe(true)
  })

  it("tells the currency it was told, and is another run with another", async () => {
    const without = await post("/backtests", smaCross(), backtestResult)
    expect(without.body.prices.currency).toBeNull()
    const asked = smaCross({ prices: { priceFile: file, currency: "EUR" } })
    const inEuro = await post("/backtests", asked, backtestResult)
    expect(inEuro.body.prices.currency).toBe("EUR")
    expect(inEuro.body.id).not.toBe(without.body.id)
    expect((await post("/backtests", asked, backtestResult)).status).toBe(200)
    const refused = await refusal("/backtests", smaCross({ prices: { priceFile: file, currency: "euro" } }))
    expect([refused.status, refused.body.code]).toEqual([400, "invalid-request"])
  })

  it("runs on the prices of an instrument, and again when those have changed", async () => {
    const added = await api.json(`${v1}/instruments`, jsonBody("POST", { symbol: "ACME" }))
    const { id } = added.body as { id: string }
    const asked = smaCross({ prices: { instrument: "ACME" } })
    const first = await post("/backtests", asked, backtestResult)
    expect(first.status).toBe(201)
    expect(first.body.prices).toMatchObject({ kind: "instrument", id, name: "ACME", currency: "USD" })
    expect(first.body.window.bars).toBeGreaterThan(200)
    expect((await post("/backtests", asked, backtestResult)).status).toBe(200)
    const last = first.body.window.to
    const correction = { ...jsonBody("POST", { close: 1, reason: "a test of revisions" }), method: "PUT" }
    const corrected = await api.json(`${v1}/instruments/${id}/prices/${last}`, correction)
    expect(corrected.status).toBe(200)
    const second = await post("/backtests", asked, backtestResult)
    expect(second.status).toBe(201)
    expect(second.body.prices.revision).not.toBe(first.body.prices.revision)
  })
})

describe("the history", () => {
  it("lists runs newest first, a page at a time", async () => {
    const all = (await get("/backtests?limit=200", page(backtestSummary))).data.map(({ id }) => id)
    expect(all).toEqual(all.toSorted().toReversed())
    const first = await get("/backtests?limit=2", page(backtestSummary))
    const rest = await get(`/backtests?limit=200&cursor=${String(first.nextCursor)}`, page(backtestSummary))
    expect([...first.data, ...rest.data].map(({ id }) => id)).toEqual(all)
  })

  it("lets a run go and come back", async () => {
    const { body } = await post("/backtests", smaCross({ riskFreeRate: 0.01 }), backtestResult)
    const path = `${v1}/backtests/${body.id}`
    expect((await api.fetch(path, { method: "DELETE" })).status).toBe(204)
    // Whatever of it is still at hand.
    for (const part of ["", "/series", "/trades"]) expect((await api.fetch(path + part)).status).toBe(404)
    expect((await api.fetch(path, { method: "DELETE" })).status).toBe(404)
    expect((await api.fetch(`${path}/restore`, { method: "POST" })).status).toBe(204)
    expect((await api.json(path)).body).toEqual(body)
  })

  it("shows nothing to another owner", async () => {
    const { body } = await post("/backtests", smaCross(), backtestResult)
    const headers = { "x-owner": "bob" }
    expect((await api.fetch(`${v1}/backtests/${body.id}`, { headers })).status).toBe(404)
    expect((await api.fetch(`${v1}/backtests/${body.id}/series`, { headers })).status).toBe(404)
    const list = await api.fetch(`${v1}/backtests`, { headers })
    expect(await list.json()).toEqual({ data: [], nextCursor: null })
    const run = await api.json(`${v1}/backtests`, jsonBody("POST", smaCross(), headers))
    expect(run.status).toBe(404)
  })

  it("compares runs on the days that any of them has", async () => {
    const long = await post("/backtests", smaCross(), backtestResult)
    const late = await post("/backtests", smaCross({ from: "2021-01-01" }), backtestResult)
    const ids = [long.body.id, late.body.id]
    const { body } = await post("/backtests/compare", { ids }, compareResult)
    expect(body.data.map(({ statistics }) => statistics)).toEqual([
      long.body.statistics,
      late.body.statistics,
    ])
    expect(body.dates).toHaveLength(600)
    const [first, second] = ids.map((id) => body.growth[id])
    expect(first.at(-1)).toBeCloseTo(long.body.statistics["totalReturn"] ?? NaN, 12)
    const start = body.dates.indexOf("2021-01-01")
    expect(second.slice(0, start).every((value) => value === null)).toBe(true)
    expect(second.at(-1)).toBeCloseTo(late.body.statistics["totalReturn"] ?? NaN, 12)
  })
})

describe("a backtest that cannot be run", () => {
  it.each<[string, Partial<BacktestBody>, string]>([
    ["an unknown strategy", { strategy: { id: "magic" } }, "allowed: buy-and-hold, sma-cross"],
    ["an unknown parameter", { strategy: { id: "sma-cross", parameters: { quick: 1 } } }, "fast (2 to 100)"],
    ["a value out of range", { strategy: { id: "sma-cross", parameters: { fast: 1 } } }, "from 2 to 100"],
    ["days without prices", { from: "2031-01-01" }, "the prices run from 2020-01-01 to 2021-08-22"],
    ["an impossible margin", { settings: { margin: 0 } }, "from 0.0001 to 1"],
    ["rules that are missing", { strategy: { id: "rules" } }, "entry is missing"],
  ])("%s: 422 with what is allowed", async (_, over, sentence) => {
    const { status, body } = await refusal("/backtests", smaCross(over))
    expect([status, body.code]).toEqual([422, "backtest-refused"])
    expect(body.detail).toContain(sentence)
  })

  it("a field that is not there is 400", async () => {
    const { status, body } = await refusal("/backtests", { ...smaCross(), sprad: 0.1 })
    expect(status).toBe(400)
    expect(body.detail).toContain("sprad")
  })

  it("what the API takes is named where it is not given, however deep", async () => {
    const nested = await refusal("/backtests", { ...smaCross(), settings: { sprad: 0.1 } })
    expect([nested.status, nested.body.detail]).toEqual([
      400,
      expect.stringMatching(/^settings\.sprad: unknown; the known ones are cash, commission, .*spread/),
    ])
    const both = await refusal(
      "/backtests",
      smaCross({ prices: { priceFile: file, instrument: "A" } as never }),
    )
    expect([both.status, both.body.detail]).toEqual([
      400,
      "prices: expected { priceFile, currency? } or { instrument }",
    ])
  })

  it("has no field that would become a prototype", async () => {
    const text = JSON.stringify(smaCross()).replace('"parameters":{', '"parameters":{"__proto__":5,')
    const { status, body } = await api.json(`${v1}/backtests`, { ...jsonBody("POST", {}), body: text })
    expect([status, (body as { detail: string }).detail]).toEqual([400, "a field cannot be named __proto__"])
  })

  it.each([
    ["deep nesting", "(".repeat(1_900)],
    ["a global", "process.exit(1)"],
    ["a constructor", "close.constructor > 1"],
    ["half a million characters", "close > 1 or ".repeat(40_000)],
  ])("a hostile rule is refused at once: %s", async (_, entry) => {
    const strategy = { id: "rules", expressions: { entry, exit: "close > 1" } }
    const from = performance.now()
    const { status } = await refusal("/backtests", smaCross({ strategy }))
    expect([400, 422]).toContain(status)
    expect(performance.now() - from).toBeLessThan(100)
  })
})

describe("a search over the API", () => {
  it("that is quick is over at once, and is there when it is asked for again", async () => {
    const { status, body } = await post("/optimizations", search(), optimizationResult)
    expect(status).toBe(201)
    // 5 × 4, less 10 with 10.
    expect(body).toMatchObject({ state: "succeeded", jobId: null, result: { runs: 19, leftOut: 1 } })
    const grid = await get(
      `/optimizations/${body.id}/grid?columns=objective,sharpeRatio,trades`,
      optimizationGrid,
    )
    expect(grid.parameters["fast"].slice(0, 5)).toEqual([2, 2, 2, 2, 4])
    expect(grid.columns["objective"]).toEqual(grid.columns["sharpeRatio"])
    const best = body.result?.best
    expect(Math.max(...grid.columns["objective"].map(Number))).toBe(best?.statistics["sharpeRatio"])
    const again = await post("/optimizations", search(), optimizationResult)
    expect([again.status, again.body.id]).toEqual([200, body.id])
    const { data } = await get("/optimizations", page(optimizationSummary))
    expect(data[0]).toMatchObject({ id: body.id, runs: 19, best: best?.statistics["sharpeRatio"] })
  })

  it("that is long is a job, which tells how far it is, and ends with the same as in one go", async () => {
    // With a stop-loss every run goes through the order engine.
    const ranges = [
      { name: "fast", from: 2, to: 21, step: 1 },
      { name: "slow", from: 22, to: 51, step: 1 },
    ]
    const asked = search({ ranges, settings: { stopLoss: 0.05 } })
    const { status, body } = await post("/optimizations", asked, optimizationResult)
    expect(status).toBe(202)
    expect(body.result).toBeNull()
    expect(["waiting", "running"]).toContain(body.state)
    const early = await refusal(`/optimizations`, asked)
    expect(early).toMatchObject({ status: 202, body: { id: body.id } })
    const over = await vi.waitFor(
      async () => {
        const found = await get(`/optimizations/${body.id}`, optimizationResult)
        expect(found.state).toBe("succeeded")
        return found
      },
      { timeout: 20_000, interval: 50 },
    )
    expect(over.result?.runs).toBe(600)
    const job = (await api.json(`${v1}/jobs/${String(body.jobId ?? over.jobId)}`)).body
    expect(job).toMatchObject({ kind: "run-search", state: "succeeded", progress: 1 })
  })

  it("stops soon after it is cancelled, and begins again when it is asked for again", async () => {
    const ranges = [
      { name: "fast", from: 2, to: 100, step: 1 },
      { name: "slow", from: 101, to: 400, step: 1 },
    ]
    const asked = search({ ranges, settings: { stopLoss: 0.05 } })
    const { body } = await post("/optimizations", asked, optimizationResult)
    const state = async () => (await get(`/optimizations/${body.id}`, optimizationResult)).state
    await vi.waitFor(async () => expect(await state()).toBe("running"), { timeout: 10_000 })
    const { jobId } = await get(`/optimizations/${body.id}`, optimizationResult)
    const from = performance.now()
    await api.json(`${v1}/jobs/${String(jobId)}/cancel`, { method: "POST" })
    await vi.waitFor(async () => expect(await state()).toBe("cancelled"), { interval: 5 })
    expect(performance.now() - from).toBeLessThan(500)
    const again = await post("/optimizations", asked, optimizationResult)
    expect([again.status, again.body.id]).toEqual([202, body.id])
    expect(["waiting", "running"]).toContain(await state())
    await api.json(`${v1}/jobs/${String(again.body.jobId)}/cancel`, { method: "POST" })
  })

  it("that waited for another engine is not finished by this one", async () => {
    const { body } = await post("/optimizations", search(), optimizationResult)
    const waiting = {
      ...body,
      id: "older",
      key: "older",
      engineVersion: "0.9.0",
      kind: "optimization" as const,
    }
    const {
      state: _state,
      error: _error,
      maximize: _maximize,
      ranges: _ranges,
      result: _result,
      ...run
    } = waiting
    await api.store.backtests.saveRun("ann", { ...run, summary: null }, null)
    const signal = new AbortController().signal
    const work = api.handlers["run-search"](
      { owner: "ann", kind: "optimization", run: "older" },
      { progress: () => {}, signal },
    )
    await expect(work).rejects.toThrow("the engine changed since the search was asked for; ask again")
    expect(await api.store.backtests.readRunResult("ann", "older")).toBeNull()
  })

  it.each<[string, Partial<OptimizationBody>, string]>([
    ["no range", { ranges: [] }, "there is nothing to search"],
    ["an unknown figure", { maximize: "luck" }, "runs have no figure “luck”"],
    ["too many", { ranges: [{ name: "fast", from: 2, to: 100, step: 1e-9 }] }, "at most 10000 values"],
    ["a constraint that is none", { constraint: "fast <" }, "cannot be read"],
    ["parts that leave nothing", { constraint: "fast > slow" }, "leave none"],
  ])("with %s is refused with what is allowed", async (_, over, sentence) => {
    const { status, body } = await refusal("/optimizations", search(over))
    expect([status, body.code]).toEqual([422, "backtest-refused"])
    expect(body.detail).toContain(sentence)
  })
})

describe("a walk-forward over the API", () => {
  it("tells what each fold chose, and its curve begins out of sample", async () => {
    const { status, body } = await post("/walk-forwards", { ...search(), folds: 3 }, walkForwardResult)
    expect(status).toBe(201)
    expect(body.result?.folds).toHaveLength(3)
    expect(body.result?.periodsPerYear).toBe(365)
    expect(body.result?.folds.map(({ outOfSample }) => outOfSample.bars)).toEqual([100, 100, 100])
    const series = await get(`/walk-forwards/${body.id}/series?columns=equity,buyAndHold`, backtestSeries)
    expect(series.dates[0]).toBe(body.result?.folds[0].outOfSample.from)
    expect(series.total).toBe(300)
    const growth = Number(series.columns["equity"].at(-1)) / 10_000 - 1
    expect(growth).toBeCloseTo(body.result?.statistics["totalReturn"] ?? NaN, 12)
    const product = body.result?.folds.reduce((sum, fold) => sum * (1 + Number(fold.outOfSampleReturn)), 1)
    expect(growth).toBeCloseTo(Number(product) - 1, 12)
    expect(body.benchmark).toBeNull()
    const { data } = await get("/walk-forwards", page(walkForwardSummary))
    expect(data[0]).toMatchObject({ id: body.id, folds: 3 })
  })

  it("measures alpha and beta against a benchmark, and is another walk with another", async () => {
    const plain = await post("/walk-forwards", { ...search(), folds: 3 }, walkForwardResult)
    const itself = { ...search(), folds: 3, benchmark: { priceFile: file } }
    const against = await post("/walk-forwards", itself, walkForwardResult)
    expect(against.body.id).not.toBe(plain.body.id)
    expect(against.body.benchmark).toMatchObject({ id: file, name: "prices.csv" })
    expect(against.body.result?.statistics["beta"]).toBeCloseTo(
      plain.body.result?.statistics["beta"] ?? NaN,
      12,
    )
    const other = await upload(
      csvOf(randomBars(generator(4), { count: 600, volatility: 0.02, intraday: false })),
    )
    const benchmark = { priceFile: other.id }
    // All with one slow average, so that the best begins where it does alone.
    const ranges = [
      { name: "fast", from: 2, to: 10, step: 2 },
      { name: "slow", from: 30, to: 30, step: 1 },
    ]
    const asked = search({ ranges, benchmark })
    const searched = await post("/optimizations", asked, optimizationResult)
    expect(searched.body.benchmark?.id).toBe(other.id)
    const { best } = searched.body.result ?? {}
    const strategy = { id: "sma-cross", parameters: { ...best?.params } }
    const alone = await post("/backtests", smaCross({ strategy, benchmark }), backtestResult)
    expect([best?.statistics["beta"], best?.statistics["alpha"]]).toEqual([
      alone.body.statistics["beta"],
      alone.body.statistics["alpha"],
    ])
    const gone = await refusal("/optimizations", { ...search(), benchmark: { priceFile: "none" } })
    expect([gone.status, gone.body.code]).toEqual([404, "price-file-not-found"])
  })
})

it("tells the strategies with their rules", async () => {
  const { data } = await get("/strategies", strategyList)
  expect(data.map(({ id }) => id)).toContain("donchian-breakout")
  expect(data.find(({ id }) => id === "sma-cross")?.parameters[0]).toMatchObject({
    default: 10,
    min: 2,
    max: 100,
  })
})
