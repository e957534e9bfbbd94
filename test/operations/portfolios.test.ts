import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { analysisQuery, type SeriesQuery, seriesQuery } from "../../src/contract/index.ts"
import { checkHealth } from "../../src/operations/check-health.ts"
import { deletePortfolio } from "../../src/operations/delete-portfolio.ts"
import { listChanges } from "../../src/operations/list-changes.ts"
import { listPortfolios, type PortfolioPlace } from "../../src/operations/list-portfolios.ts"
import { loadDemo, wantsDemo } from "../../src/operations/load-demo.ts"
import type { OperationContext } from "../../src/operations/operation-context.ts"
import type { PortfolioCompute } from "../../src/operations/ports.ts"
import { readAnalysis } from "../../src/operations/read-analysis.ts"
import { readMonthlyReturns } from "../../src/operations/read-monthly-returns.ts"
import { readPortfolio } from "../../src/operations/read-portfolio.ts"
import { readSeries } from "../../src/operations/read-series.ts"
import { readStrategies } from "../../src/operations/read-strategies.ts"
import { readTradeColumns } from "../../src/operations/read-trade-columns.ts"
import { restorePortfolio } from "../../src/operations/restore-portfolio.ts"
import { updatePortfolio } from "../../src/operations/update-portfolio.ts"
import { allMigrations } from "../../src/store/migrations/all-migrations.ts"
import { textFile } from "../fixtures/option-omega-csv.ts"
import { importTrades, logOf, type PortfolioWorld, portfolioWorld, tradeOn } from "./portfolio-world.ts"

let world: PortfolioWorld
let ann: OperationContext
beforeEach(async () => {
  world = await portfolioWorld()
  ann = world.contextOf("ann")
})
afterEach(() => world.remove())

const query = analysisQuery.parse({})
const series = (over: Partial<SeriesQuery> = {}): SeriesQuery => ({ ...seriesQuery.parse({}), ...over })

/** P/L of a trade is (210 − cost) − 1.5: one won 208.5, one lost 91.5; capital is 10,000 before the first. */
const wonAndLost = [
  tradeOn(10, { "Funds at Close": "10208.5" }),
  tradeOn(12, {
    "Avg. Closing Cost": "300",
    "P/L": "-91.5",
    "Funds at Close": "10117",
    Strategy: "Call Spread",
  }),
]

describe("a portfolio", () => {
  it("is shown with the figures of its whole log", async () => {
    const { portfolioId } = await importTrades(ann, wonAndLost)
    const { load } = await readPortfolio(ann, portfolioId)
    expect(await load()).toMatchObject({
      trades: 2,
      openTrades: 0,
      strategies: 2,
      firstDate: "2025-03-10",
      lastDate: "2025-03-12",
      basis: "closed-trades",
      equity: 10_117,
      totalPnl: 117,
      drawdown: expect.closeTo(10_117 / 10_208.5 - 1, 12) as number,
      lastDayPnl: -91.5,
      sparkline: [10_208.5, 10_208.5, 10_117],
      failedChecks: 0,
    })
  })

  it("takes another name and initial capital, and its figures follow", async () => {
    const { portfolioId } = await importTrades(ann, wonAndLost)
    expect(await updatePortfolio(ann, portfolioId, { name: "New", initialCapital: 1_000 })).toMatchObject({
      name: "New",
      initialCapital: 1_000,
      revision: 2,
    })
    const { statistics, initialCapital } = await (await readAnalysis(ann, portfolioId, query)).load()
    expect(initialCapital).toBe(1_000)
    expect(statistics.totalReturn).toBeCloseTo(0.117, 12) // 117 of 1,000
    const { data } = await (await listChanges(ann, portfolioId)).load()
    expect(data.map((change) => change.action)).toEqual([
      "portfolio.update",
      "import.commit",
      "portfolio.create",
    ])
  })

  it("goes out of sight when deleted, and comes back as it was", async () => {
    const { portfolioId } = await importTrades(ann, wonAndLost)
    await expect(restorePortfolio(ann, portfolioId)).rejects.toMatchObject({ code: "portfolio-not-deleted" })
    await deletePortfolio(ann, portfolioId)
    await expect(readPortfolio(ann, portfolioId)).rejects.toMatchObject({ code: "portfolio-not-found" })
    await expect(deletePortfolio(ann, portfolioId)).rejects.toMatchObject({ code: "portfolio-not-found" })
    await restorePortfolio(ann, portfolioId)
    expect(await (await readPortfolio(ann, portfolioId)).load()).toMatchObject({ trades: 2, totalPnl: 117 })
  })

  it("is not there for another owner, whatever is asked of it", async () => {
    const bob = world.contextOf("bob")
    const { portfolioId } = await importTrades(ann, wonAndLost)
    const attempts = [
      () => readPortfolio(bob, portfolioId),
      () => readAnalysis(bob, portfolioId, query),
      () => readSeries(bob, portfolioId, series()),
      () => readMonthlyReturns(bob, portfolioId, query),
      () => readStrategies(bob, portfolioId, query),
      () => readTradeColumns(bob, portfolioId, { columns: null }),
      () => listChanges(bob, portfolioId),
      () => updatePortfolio(bob, portfolioId, { name: "mine" }),
      () => deletePortfolio(bob, portfolioId),
      () => restorePortfolio(bob, portfolioId),
    ]
    for (const attempt of attempts)
      await expect(attempt()).rejects.toMatchObject({ code: "portfolio-not-found" })
    const order = { by: "name", descending: false } as const
    expect(await (await listPortfolios(bob, { order, limit: 10, after: null })).load()).toEqual({
      data: [],
      next: null,
    })
  })
})

describe("the list of portfolios", () => {
  it("is read to the end by pages, each portfolio once", async () => {
    for (let day = 10; day < 15; day++) await importTrades(ann, [tradeOn(day)])
    for (const by of ["name", "createdAt", "updatedAt"] as const) {
      const seen: string[] = []
      let after: PortfolioPlace | null = null
      do {
        const order = { by, descending: true }
        const page: { data: readonly { id: string }[]; next: PortfolioPlace | null } = await (
          await listPortfolios(ann, { order, limit: 2, after })
        ).load()
        seen.push(...page.data.map(({ id }) => id))
        after = page.next
      } while (after !== null)
      expect(seen).toHaveLength(5)
      expect(new Set(seen).size).toBe(5)
    }
  })
})

describe("an analysis", () => {
  it("filters by strategy and keeps the whole log's initial capital", async () => {
    const { portfolioId } = await importTrades(ann, wonAndLost)
    const filtered = await readAnalysis(ann, portfolioId, { ...query, strategy: ["Call Spread"] })
    expect(await filtered.load()).toMatchObject({
      initialCapital: 10_000,
      inputs: { portfolioId, revision: 1, trades: 1, openTrades: 0 },
      options: { strategies: ["Call Spread"], periodsPerYear: 252 },
      statistics: { totalPnl: -91.5 },
    })
    const { data } = await (await readStrategies(ann, portfolioId, query)).load()
    expect(data.map(({ name, trades }) => [name, trades])).toEqual([
      ["Call Spread", 1],
      ["Put Spread", 1],
    ])
    const unknown = await readAnalysis(ann, portfolioId, { ...query, strategy: ["Butterfly"] })
    await expect(unknown.load()).rejects.toMatchObject({ code: "unknown-strategy" })
  })

  it("gives series on the exchange's sessions, and month and year tables that agree with them", async () => {
    const { portfolioId } = await importTrades(ann, wonAndLost)
    const columns = ["equity", "pnl", "return", "drawdown"] as const
    const found = await (await readSeries(ann, portfolioId, series({ columns: [...columns] }))).load()
    expect(found).toMatchObject({
      dates: ["2025-03-10", "2025-03-11", "2025-03-12"],
      columns: { equity: [10_208.5, 10_208.5, 10_117], pnl: [208.5, 0, -91.5] },
      total: 3,
    })
    expect(found.columns.return[0]).toBeCloseTo(0.02085, 12)
    expect(found.columns.drawdown).toEqual([0, 0, 10_117 / 10_208.5 - 1])
    const monthly = await (await readMonthlyReturns(ann, portfolioId, query)).load()
    expect(monthly.data.map(({ year, month, pnl }) => [year, month, pnl])).toEqual([[2025, 3, 117]])
    expect(monthly.yearly.map(({ year, pnl }) => [year, pnl])).toEqual([[2025, 117]])
  })

  it("decimates a series to the points asked for and keeps its extremes", async () => {
    const days = Array.from({ length: 20 }, (_, index) => tradeOn(1 + index, { "Time Opened": "09:31:00" }))
    const { portfolioId } = await importTrades(ann, days)
    const found = await (
      await readSeries(ann, portfolioId, series({ columns: ["pnl"], maxPoints: 6 }))
    ).load()
    expect(found.total).toBeGreaterThan(14)
    expect(found.dates.length).toBeLessThanOrEqual(6)
    expect(found.dates).toEqual(found.dates.toSorted())
  })

  it("has nulls where equity is not known, never NaN", async () => {
    const { portfolioId } = await importTrades(ann, [tradeOn(10), tradeOn(11)])
    const found = await (await readSeries(ann, portfolioId, series())).load()
    expect(found.columns.equity).toEqual([null, null])
    const analysis = await (await readAnalysis(ann, portfolioId, query)).load()
    expect(JSON.parse(JSON.stringify(analysis))).toEqual(analysis)
    expect(analysis.statistics.totalReturn).toBeNull()
    expect(analysis.nulls.totalReturn).toMatch(/initial capital/)
  })
})

describe("a result's key", () => {
  it("is the same for the same question, and another for any other", async () => {
    const { portfolioId } = await importTrades(ann, wonAndLost)
    const keyOf = async (over: Partial<typeof query>) =>
      (await readAnalysis(ann, portfolioId, { ...query, ...over })).key
    const plain = await keyOf({})
    expect(await keyOf({})).toBe(plain)
    expect(await keyOf({ strategy: ["a", "b"] })).toBe(await keyOf({ strategy: ["b", "a"] }))
    const monthly = await readMonthlyReturns(ann, portfolioId, query)
    const others = await Promise.all([
      keyOf({ from: "2025-03-11" }),
      keyOf({ to: "2025-03-11" }),
      keyOf({ dateBasis: "open" }),
      keyOf({ riskFreeRate: 0.02 }),
      keyOf({ oneLot: true }),
      keyOf({ initialCapital: 5 }),
    ])
    expect(new Set([plain, monthly.key, ...others]).size).toBe(8)
    await updatePortfolio(ann, portfolioId, { name: "moved" })
    expect(await keyOf({})).not.toBe(plain)
  })

  it("lets operations that read of one analysis share it", async () => {
    const { portfolioId } = await importTrades(ann, wonAndLost)
    let analyses = 0
    const compute: PortfolioCompute = {
      ...ann.compute,
      analyzePortfolio: (request) => {
        analyses += 1
        return ann.compute.analyzePortfolio(request)
      },
    }
    const counting = { ...ann, compute }
    const results = [
      await readAnalysis(counting, portfolioId, query),
      await readSeries(counting, portfolioId, series()),
      await readStrategies(counting, portfolioId, query),
      await readPortfolio(counting, portfolioId),
    ]
    await Promise.all(results.map(({ load }) => load()))
    expect(analyses).toBe(1)
  })
})

describe("the demo", () => {
  const files = {
    tradeLog: logOf(wonAndLost, "trades.csv"),
    dailyLog: textFile("Date,Net Liquidity,P/L\n2025-03-10,10208.5,208.5\n", "days.csv"),
  }

  it("comes into a store that never had a portfolio, marked as synthetic, and not again once it was deleted", async () => {
    expect(await wantsDemo(ann, false)).toBe(true)
    await loadDemo(ann, files)
    expect(await wantsDemo(ann, false)).toBe(false)
    expect(await wantsDemo(ann, true)).toBe(false)
    const [demo] = await ann.store.listPortfolios("ann", {
      order: { by: "name", descending: false },
      limit: 2,
      after: null,
    })
    expect(demo).toMatchObject({ name: "Demo: three synthetic option strategies", synthetic: true })
    await deletePortfolio(ann, demo.id)
    expect(await wantsDemo(ann, false)).toBe(false)
    expect(await wantsDemo(ann, true)).toBe(true)
  })
})

it("finds itself in health", async () => {
  expect(await checkHealth(ann)).toMatchObject({
    status: "ok",
    store: { engine: "sqlite", schemaVersion: Object.keys(allMigrations).length },
  })
})
