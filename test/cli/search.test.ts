import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import {
  backtestSeries,
  priceFile,
  type WalkForwardBody,
  type WalkForwardResult,
  walkForwardResult,
} from "../../src/contract/index.ts"
import { type ApiWorld, apiWorld, jsonBody } from "../api/api-world.ts"
import { syntheticPrices } from "../fixtures/synthetic-prices.ts"
import { runFoliant } from "./run-foliant.ts"

type Search = {
  readonly runs: number
  readonly firstTradableBar: number
  readonly best: { readonly params: Record<string, number>; readonly statistics: Record<string, number> }
  readonly deflatedSharpe: number
  readonly probabilityOfOverfitting: number
  readonly neighbourhood: { readonly mean: number }
  readonly grid: readonly { readonly params: unknown; readonly statistics: Record<string, number> }[]
  readonly options: Record<string, unknown>
}
type Walk = NonNullable<WalkForwardResult["result"]> & {
  readonly dates: readonly string[]
  readonly equity: readonly number[]
  readonly options: Record<string, unknown>
}

let folder: string
const path = (name: string) => join(folder, name)

const ranges = ["--grid", "fast=4:12:4", "--grid", "slow=20:50:10"]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "foliant-search-"))
  await writeFile(path("prices.csv"), syntheticPrices({ seed: 3, bars: 900 }))
  // The example of docs/strategies.md, as a person would copy it.
  const doc = await readFile(new URL("../../docs/strategies.md", import.meta.url), "utf8")
  await writeFile(path("mine.ts"), /```ts\n(.*?)```/s.exec(doc)?.[1] ?? "")
  const cheat = `export default {
    id: "cheat",
    rule: "buys before a rise",
    parameters: [{ name: "ahead", label: "Ahead", kind: "integer", default: 1, min: 1, max: 9 }],
    prepare: ({ close }, { ahead }) => (context) => {
      if (close.ago(-ahead) > close.ago()) context.buy()
    },
  }`
  await writeFile(path("cheat.ts"), cheat)
})
afterAll(() => rm(folder, { recursive: true }))

async function json<T>(command: string, strategy: string, ...options: readonly string[]): Promise<T> {
  const args = [command, path("prices.csv"), "--strategy", strategy, ...options, "--json"]
  const { status, stdout, stderr } = await runFoliant(args)
  expect(stderr).toBe("")
  expect(status).toBe(0)
  return JSON.parse(stdout) as T
}

async function refusal(...args: readonly string[]) {
  const { status, stdout, stderr } = await runFoliant(args)
  expect(stdout).toBe("")
  return { status, stderr }
}

describe("foliant optimize with a strategy of one's own", () => {
  it("comes to what the built-in strategy of the same rule comes to", async () => {
    const [mine, builtIn] = await Promise.all([
      json<Search>("optimize", path("mine.ts"), ...ranges),
      json<Search>("optimize", "sma-cross", ...ranges),
    ])
    expect(mine.options).toMatchObject({ id: "mine", direction: "both" })
    expect([mine.runs, mine.firstTradableBar]).toEqual([12, builtIn.firstTradableBar])
    expect(mine.grid.map(({ params }) => params)).toEqual(builtIn.grid.map(({ params }) => params))
    mine.grid.forEach(({ statistics }, run) => {
      for (const [id, value] of Object.entries(builtIn.grid[run].statistics))
        expect(statistics[id], id).toBeCloseTo(value, 9)
    })
    expect(mine.best.params).toEqual(builtIn.best.params)
    expect(mine.best.statistics["sharpeRatio"]).toBeCloseTo(builtIn.best.statistics["sharpeRatio"], 9)
    expect(mine.deflatedSharpe).toBeCloseTo(builtIn.deflatedSharpe, 9)
    expect(mine.probabilityOfOverfitting).toBe(builtIn.probabilityOfOverfitting)
    expect(mine.neighbourhood.mean).toBeCloseTo(builtIn.neighbourhood.mean, 9)
  })

  it.each(["grid", "random", "bayesian"])(
    "gives the same in one thread and in two, each of which loads the file: %s",
    async (method) => {
      const options = [...ranges, "--method", method, "--runs", "9", "--seed", "5"]
      const [one, two] = await Promise.all(
        ["1", "2"].map(async (workers) => ({
          ...(await json<Search>("optimize", path("mine.ts"), ...options, "--workers", workers)),
          elapsedMs: 0,
          workers: 0,
        })),
      )
      expect(two).toEqual(one)
    },
  )

  it.each([
    [
      "a range it has not",
      ["--grid", "quick=2:4:1"],
      "mine has no parameter “quick”; allowed: fast (2 to 100)",
    ],
    ["a fixed parameter it has not", [...ranges, "--set", "x=1"], "mine has no parameter “x”"],
    ["values it does not take", ["--grid", "fast=0:4:1"], "allowed: a whole number from 2 to 100"],
    ["a direction, which is its own", [...ranges, "--direction", "short"], "--direction is for built-in"],
  ])("refuses %s", async (_, options, words) => {
    const { status, stderr } = await refusal(
      "optimize",
      path("prices.csv"),
      "--strategy",
      path("mine.ts"),
      ...options,
    )
    expect(status).toBe(2)
    expect(stderr).toContain(words)
  })

  it.each(["1", "2"])("stops one that reads a price that lies ahead (--workers %s)", async (workers) => {
    const options = ["--grid", "ahead=1:4:1", "--workers", workers]
    const { status, stderr } = await refusal(
      "optimize",
      path("prices.csv"),
      "--strategy",
      path("cheat.ts"),
      ...options,
    )
    expect(status).toBe(2)
    expect(stderr).toContain(
      "the strategy cheat failed at bar 0 (2005-01-03): ago takes a whole number of bars from 0 on, not -1",
    )
  })
})

describe("foliant walk-forward", () => {
  let api: ApiWorld
  beforeAll(async () => {
    api = await apiWorld()
  })
  afterAll(() => api.remove())

  it.each([true, false])("tells what the API tells of the same prices (anchored: %s)", async (anchored) => {
    const form = new FormData()
    form.append("file", new Blob([await readFile(path("prices.csv"))]), "prices.csv")
    const uploaded = await api.json("/api/v1/price-files", { method: "POST", body: form })
    const { id } = priceFile.parse(uploaded.body)
    const body: WalkForwardBody = {
      prices: { priceFile: id },
      strategy: { id: "sma-cross", direction: "both" },
      settings: { commission: 0.001 },
      ranges: [
        { name: "fast", from: 4, to: 12, step: 4 },
        { name: "slow", from: 20, to: 50, step: 10 },
      ],
      riskFreeRate: 0.02,
      folds: 4,
      inSampleShare: 0.4,
      anchored,
    }
    const started = await api.json("/api/v1/walk-forwards", jsonBody("POST", body))
    expect(started.status).toBe(201)
    const told = walkForwardResult.parse(started.body)
    const series = backtestSeries.parse(
      (await api.json(`/api/v1/walk-forwards/${told.id}/series?columns=equity`)).body,
    )

    const options = ["--direction", "both", "--commission", "0.001", "--risk-free", "0.02"]
    const walk = ["--folds", "4", "--in-sample", "0.4", ...(anchored ? [] : ["--rolling"])]
    const found = await json<Walk>("walk-forward", "sma-cross", ...ranges, ...options, ...walk, "--equity")
    expect(found).toMatchObject(told.result ?? { missing: true })
    expect(found.trades).toBeGreaterThan(5)
    expect(found.dates).toEqual(series.dates)
    expect(found.equity).toEqual(series.columns["equity"])
    expect(found.options).toMatchObject({ folds: 4, inSampleShare: 0.4, anchored, riskFreeRate: 0.02 })
  })

  it("walks with a strategy of one's own, in one thread and in two", async () => {
    const [one, two, builtIn] = await Promise.all([
      json<Walk>("walk-forward", path("mine.ts"), ...ranges, "--folds", "3"),
      json<Walk>("walk-forward", path("mine.ts"), ...ranges, "--folds", "3", "--workers", "2"),
      json<Walk>("walk-forward", "sma-cross", ...ranges, "--folds", "3"),
    ])
    expect(two.folds).toEqual(one.folds)
    expect(one.folds.map(({ params }) => params)).toEqual(builtIn.folds.map(({ params }) => params))
    expect(one.statistics["totalReturn"]).toBeCloseTo(builtIn.statistics["totalReturn"] ?? NaN, 9)
  })

  it("prints the folds and the figures for people", async () => {
    const args = ["walk-forward", path("prices.csv"), "--strategy", "sma-cross", ...ranges, "--folds", "3"]
    const { status, stdout, stderr } = await runFoliant(args)
    expect([status, stderr]).toEqual([0, ""])
    expect(stdout).toMatch(/3 folds, anchored · \d+ trades out of sample · 252 periods a year/)
    expect(stdout).toMatch(/2005-01-03 to \d{4}-\d\d-\d\d +fast \d+, slow \d+/)
    expect(stdout).toMatch(/Sharpe ratio +/)
    expect(stdout).not.toMatch(/undefined|NaN|Infinity| $/m)
  })

  it("refuses folds that leave nothing to trade", async () => {
    const args = [
      "walk-forward",
      path("prices.csv"),
      "--strategy",
      "sma-cross",
      ...ranges,
      "--in-sample",
      "1.5",
    ]
    const { status, stderr } = await refusal(...args)
    expect(status).toBe(2)
    expect(stderr).toContain("a share between 0 and 1 that leaves each fold two bars")
  })
})
