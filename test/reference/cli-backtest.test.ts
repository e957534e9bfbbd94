import { readFileSync } from "node:fs"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { runFoliant } from "../cli/run-foliant.ts"
import { sharedDataPresent, sharedPath } from "../shared-data.ts"
import { differences, type Expected, statisticTolerance, type Tolerance } from "./compare-figures.ts"

type Figures = Readonly<Record<string, Expected>>

type RunCase = {
  readonly id: string
  readonly args: readonly string[]
  readonly expected: {
    /** Rows of `tradeColumns`. */
    readonly trades: readonly (readonly number[])[]
    readonly openTrades: readonly (readonly number[])[]
    readonly rejectedOrders: number
    readonly lastExitReason?: string
    readonly ruin?: string
    readonly equityAt: readonly (readonly [number, number])[]
    readonly statistics: Figures
    readonly provisional: Figures
  }
}

type SearchCase = {
  readonly id: string
  readonly args: readonly string[]
  readonly expected: {
    readonly runs: number
    readonly firstTradingBar: number
    readonly parameters: readonly string[]
    readonly columns: readonly string[]
    readonly grid: readonly (readonly [readonly number[], readonly number[]])[]
    readonly best: readonly number[]
  }
}

type RefusedCase = {
  readonly id: string
  readonly args: readonly string[]
  readonly expected: { readonly exit: number; readonly stderr: readonly string[] }
}

type Run = {
  readonly trades: readonly Record<string, number | string>[]
  readonly openTrades: readonly Record<string, number | string>[]
  readonly rejectedOrders: readonly unknown[]
  readonly ruin: string | null
  readonly equity: readonly number[]
  readonly statistics: Record<string, number | null>
  readonly nulls: Record<string, string>
}

type GridRow = { readonly params: Record<string, number>; readonly statistics: Record<string, number | null> }

type Search = {
  readonly runs: number
  readonly leftOut: number
  readonly firstTradableBar: number
  readonly best: GridRow
  readonly grid: readonly GridRow[]
}

const { tradeColumns, cases, optimize } = sharedDataPresent
  ? (JSON.parse(readFileSync(sharedPath("reference/backtest.json"), "utf8")) as {
      tradeColumns: string[]
      cases: (RunCase | RefusedCase)[]
      optimize: SearchCase[]
    })
  : { tradeColumns: [], cases: [], optimize: [] }
const runs = cases.filter((each): each is RunCase => "trades" in each.expected)
const refusals = cases.filter((each): each is RefusedCase => "exit" in each.expected)

/** Prices, sizes and equity. */
const exact: Tolerance = { relative: 1e-9, absolute: 1e-9 }

const pathsOf = (args: readonly string[]) => args.map((arg) => arg.replace(/^shared\//, sharedPath("")))

async function json<T>(args: readonly string[], timeZone?: string): Promise<T> {
  const { status, stdout, stderr } = await runFoliant(
    [...pathsOf(args), "--json"],
    timeZone === undefined ? {} : { timeZone },
  )
  expect(stderr).toBe("")
  expect(status).toBe(0)
  return JSON.parse(stdout) as T
}

const byIndex = (values: readonly unknown[]) => Object.fromEntries(values.entries()) as Record<number, number>

describe.skipIf(!sharedDataPresent)("foliant backtest on the reference examples", () => {
  it.concurrent.each(runs)("$id", async ({ args, expected }) => {
    const found = await json<Run>(args)
    const rows = found.trades.map((trade) => tradeColumns.map((name) => trade[name]))
    expect(rows).toHaveLength(expected.trades.length)
    const apart = expected.trades.flatMap((row, i) =>
      differences(byIndex(row), byIndex(rows[i]), () => exact),
    )
    expect(apart).toEqual([])
    const equity = Object.fromEntries(expected.equityAt)
    expect(differences(equity, byIndex(found.equity), () => exact)).toEqual([])
    const figures = { ...expected.statistics, ...expected.provisional }
    expect(differences(figures, found.statistics, () => statisticTolerance)).toEqual([])
    const undefinedIds = Object.keys(found.statistics).filter((id) => found.statistics[id] === null)
    expect(Object.keys(found.nulls).sort()).toEqual(undefinedIds.sort())
    const open = found.openTrades.map(({ size, entryBar, entryPrice }) => [size, entryBar, entryPrice])
    expect(open).toEqual(expected.openTrades)
    expect(found.rejectedOrders).toHaveLength(expected.rejectedOrders)
    expect(found.ruin).toBe(expected.ruin ?? null)
    const lastReason = found.trades.at(-1)?.["exitReason"]
    expect(lastReason).toBe(expected.lastExitReason ?? lastReason)
  })

  it.concurrent.each(refusals)("$id", async ({ args, expected }) => {
    const { status, stdout, stderr } = await runFoliant([...pathsOf(args), "--json"])
    expect(status).toBe(expected.exit)
    expect(stdout).toBe("")
    expect(stderr).toMatch(/^foliant: [^\n]+\n$/)
    for (const word of expected.stderr) expect(stderr).toContain(word)
  })

  it("gives the same in three time zones", async () => {
    const hourly = runs.find(({ id }) => id === "eurusd-sma-10-20-both-spread")
    const zones = ["Pacific/Auckland", "America/Los_Angeles", "UTC"]
    const [first, ...others] = await Promise.all(
      zones.map(async (zone) => ({
        ...(await json<Run & { elapsedMs: number }>(hourly?.args ?? [], zone)),
        elapsedMs: 0,
      })),
    )
    expect(first.trades.length).toBeGreaterThan(0)
    for (const other of others) expect(other).toEqual(first)
  })

  it("compares with a benchmark, and gives both ends of what the bars leave open", async () => {
    const prices = "shared/data/prices/goog_daily.csv"
    const common = [
      "backtest",
      prices,
      "--strategy",
      "sma-cross",
      "--stop-loss",
      "0.02",
      "--take-profit",
      "0.02",
    ]
    const found = await json<Run & { bounds: Record<string, { pessimistic: number; optimistic: number }> }>([
      ...common,
      "--benchmark",
      `${prices}:Close`,
      "--bounds",
    ])
    const itself = await json<Run>(common)
    expect(found.statistics["beta"]).toBeCloseTo(itself.statistics["beta"] ?? NaN, 12)
    const { pessimistic, optimistic } = found.bounds["finalEquity"]
    expect(pessimistic).toBe(found.statistics["finalEquity"])
    expect(optimistic).toBeGreaterThanOrEqual(pessimistic)
    expect(found.trades).toBeUndefined()
  })
})

describe.skipIf(!sharedDataPresent)("foliant optimize on the reference examples", () => {
  it.each(optimize)("$id", async ({ args, expected }) => {
    const found = await json<Search>(args)
    expect([found.runs, found.firstTradableBar]).toEqual([expected.runs, expected.firstTradingBar])
    expect(found.grid).toHaveLength(expected.grid.length)
    expected.grid.forEach(([parameters, figures], run) => {
      const { params, statistics } = found.grid[run]
      expect(expected.parameters.map((name) => params[name])).toEqual(parameters)
      const values = expected.columns.map((name) => statistics[name])
      expect(differences(byIndex(figures), byIndex(values), () => exact)).toEqual([])
    })
    expect(Object.values(found.best.params)).toEqual(expected.best)
  })

  it.each(["grid", "random", "bayesian"])("gives the same in one thread and in two: %s", async (method) => {
    const grid = ["--grid", "fast=2:40:2", "--grid", "slow=20:200:5"]
    const args = ["optimize", "shared/data/prices/goog_daily.csv", "--strategy", "sma-cross", ...grid]
    const found = await Promise.all(
      ["1", "2"].map(async (workers) => {
        const options = ["--method", method, "--runs", "60", "--seed", "7", "--workers", workers]
        const result = await json<Search & { elapsedMs: number; workers: number }>([...args, ...options])
        return { ...result, elapsedMs: 0, workers: 0 }
      }),
    )
    // 20 × 37, less 11 + 8 + 6 + 3 + 1 whose fast average is not the shorter one.
    expect(found[0].runs).toBe(method === "grid" ? 711 : 60)
    expect(found[1]).toEqual(found[0])
  })
})

describe.skipIf(!sharedDataPresent)("a strategy of one's own", () => {
  let folder: string
  const own = () => join(folder, "mine.ts")

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "foliant-strategy-"))
    // The rule of sma-cross, written as a person would.
    await writeFile(
      own(),
      `type Parameters = { readonly fast: number; readonly slow: number }
export default {
  id: "mine",
  rule: "long while the fast average is above the slow one",
  parameters: [
    { name: "fast", label: "Fast", kind: "integer", default: 10, min: 2, max: 100 },
    { name: "slow", label: "Slow", kind: "integer", default: 30, min: 3, max: 400 },
  ],
  prepare(setup: any, { fast, slow }: Parameters) {
    const quick = setup.sma(setup.close, fast)
    const calm = setup.sma(setup.close, slow)
    return (context: any) => {
      const before = quick.ago(1) - calm.ago(1)
      const now = quick.ago() - calm.ago()
      if (before < 0 && now > 0 && context.position === 0) context.buy()
      if (before > 0 && now < 0) context.close()
    }
  },
}
`,
    )
  })

  afterAll(() => rm(folder, { recursive: true }))

  it("trades what the built-in strategy of the same rule trades", async () => {
    const prices = "shared/data/prices/goog_daily.csv"
    const [mine, builtIn] = await Promise.all(
      [own(), "sma-cross"].map((strategy) =>
        json<Run>(["backtest", prices, "--strategy", strategy, "--set", "fast=20", "--trades"]),
      ),
    )
    expect(mine.trades.length).toBeGreaterThan(10)
    expect(mine.trades).toEqual(builtIn.trades)
  })

  it.each([
    ["a parameter it has not", ["--set", "quick=3"], "fast (2 to 100), slow (3 to 400)"],
    ["a direction, which is its own", ["--direction", "short"], "--direction is for built-in strategies"],
  ])("refuses %s", async (_, options, words) => {
    const prices = sharedPath("data/prices/goog_daily.csv")
    const { status, stderr } = await runFoliant(["backtest", prices, "--strategy", own(), ...options])
    expect(status).toBe(2)
    expect(stderr).toContain(words)
  })
})
