import { existsSync } from "node:fs"
import { beforeAll, describe, expect, it } from "vitest"
import { runFoliant } from "../cli/run-foliant.ts"
import { sharedDataPresent, sharedPath } from "../shared-data.ts"
import {
  differences,
  type Expected,
  moneyTolerance,
  statisticTolerance,
  type Tolerance,
} from "./compare-figures.ts"
import { allCases, cases, commandLine, result } from "./reference-cases.ts"

type ImportExpectation = {
  readonly rows: number
  readonly accepted: number
  readonly rejected: number
  readonly openTrades?: number
  readonly duplicates?: number
}

type AnalyzeExpectation = {
  readonly statistics: Record<string, Expected>
  readonly import: ImportExpectation & { readonly checks: Record<string, boolean | null> }
  readonly basis: string
  readonly monthly: readonly (readonly [year: number, month: number, pnl: number, change: Expected])[]
  readonly strategies: readonly ({ readonly name: string } & Record<string, Expected>)[]
}

type ImportCaseExpectation = ImportExpectation & {
  readonly lines?: readonly number[]
  readonly columns?: readonly string[]
  readonly passing?: readonly string[]
  readonly failing?: readonly string[]
  readonly violationLines?: Record<string, readonly number[]>
  readonly strategyNames?: readonly string[]
  readonly statistics: Record<string, Expected>
}

type StatsExpectation = { readonly series: Record<string, Record<string, Expected>> }

type Figures = { readonly statistics: Record<string, number | null>; readonly nulls: Record<string, string> }

type Analysis = Figures & {
  readonly import: {
    readonly rows: number
    readonly accepted: number
    readonly rejected: readonly { readonly line: number; readonly column: string | null }[]
    readonly duplicates: readonly unknown[]
    readonly openTrades: number
    readonly checks: readonly {
      readonly id: string
      readonly passed: boolean | null
      readonly violations: readonly { readonly line: number | null }[]
    }[]
  }
  readonly basis: string
  readonly monthly: readonly {
    readonly year: number
    readonly month: number
    readonly pnl: number
    readonly return: number | null
  }[]
  readonly strategies: readonly (Figures & { readonly name: string; readonly trades: number })[]
}

/** Commands that exist; the cases of others are left to the work that brings them. */
const commands = ["analyze", "stats", "portfolio"]

function leftOut(file: string): string[] {
  return allCases(file)
    .filter(({ args }) => !commands.includes(args[0]))
    .map(({ id, args }) => `${args[0]}: ${id}`)
}

/** The trade metrics in money; every other figure is a statistic. */
const money = /Pnl$|^averageWin$|^averageLoss$|^largest|^expectancy$|^peakMargin$/

function toleranceOf(id: string): Tolerance {
  return money.test(id) ? moneyTolerance : statisticTolerance
}

/** Every null is explained, and nothing else is. */
function expectReasons({ statistics, nulls }: Figures): void {
  const undefinedIds = Object.keys(statistics).filter((id) => statistics[id] === null)
  expect(Object.keys(nulls).sort()).toEqual(undefinedIds.sort())
}

describe.skipIf(!sharedDataPresent)("the command line on the reference examples", () => {
  beforeAll(() => {
    const left = ["trade-log.json", "stats.json", "imports.json", "ledger.json"].flatMap(leftOut)
    console.info(`left to commands that do not exist yet: ${left.join(", ")}`)
  })

  it.concurrent.each(cases<AnalyzeExpectation>("trade-log.json", "analyze"))(
    "analyze agrees on $id",
    async ({ args, expect: expected }) => {
      const found = await result<Analysis>(args)
      expect(differences(expected.statistics, found.statistics, toleranceOf)).toEqual([])
      expectReasons(found)
      expect(found.basis).toBe(expected.basis)
      const { rows, accepted, rejected, openTrades, checks } = found.import
      const passed = new Map(checks.map((check) => [check.id, check.passed]))
      expect({
        rows,
        accepted,
        rejected: rejected.length,
        openTrades,
        checks: Object.fromEntries(Object.keys(expected.import.checks).map((id) => [id, passed.get(id)])),
      }).toEqual(expected.import)
      expect(found.monthly.map(({ year, month }) => [year, month])).toEqual(
        expected.monthly.map(([year, month]) => [year, month]),
      )
      for (const [at, [year, month, pnl, value]] of expected.monthly.entries()) {
        expect(
          differences({ pnl }, found.monthly[at], () => moneyTolerance),
          `${year}-${month}`,
        ).toEqual([])
        expect(differences({ return: value }, found.monthly[at], () => statisticTolerance)).toEqual([])
      }
      for (const { name, ...figures } of expected.strategies) {
        const strategy = found.strategies.find((each) => each.name === name)
        const values = { ...strategy?.statistics, trades: strategy?.trades }
        expect(differences(figures as Record<string, Expected>, values, toleranceOf), name).toEqual([])
      }
      expect(found.strategies).toHaveLength(expected.strategies.length)
    },
  )

  it.concurrent.each(
    cases<{ exit?: number[] }>("imports.json", "analyze").filter((each) => each.expect.exit),
  )("analyze refuses $id", async ({ args, expect: expected }) => {
    const { status, stdout, stderr } = await runFoliant(commandLine(args))
    expect(expected.exit).toContain(status)
    expect(stdout).toBe("")
    expect(stderr).toMatch(/^foliant: .+\n$/)
  })

  it.concurrent.each(
    cases<ImportCaseExpectation & { exit?: number[] }>("imports.json", "analyze").filter(
      (each) => !each.expect.exit,
    ),
  )("analyze reads $id", async ({ args, expect: expected }) => {
    const found = await result<Analysis>(args)
    const { rows, accepted, rejected, openTrades, duplicates, checks } = found.import
    expect({ rows, accepted, rejected: new Set(rejected.map(({ line }) => line)).size }).toEqual({
      rows: expected.rows,
      accepted: expected.accepted,
      rejected: expected.rejected,
    })
    expect(openTrades).toBe(expected.openTrades ?? openTrades)
    expect(duplicates).toHaveLength(expected.duplicates ?? 0)
    expect(rejected.map(({ line }) => line)).toEqual(expected.lines ?? [])
    expect(rejected.map(({ column }) => column)).toEqual(expected.columns ?? [])
    const passed = (id: string) => checks.find((check) => check.id === id)?.passed
    for (const id of expected.passing ?? []) expect(passed(id), id).toBe(true)
    for (const id of expected.failing ?? []) expect(passed(id), id).toBe(false)
    for (const [id, lines] of Object.entries(expected.violationLines ?? {})) {
      const violations = checks.find((check) => check.id === id)?.violations ?? []
      expect(violations.map(({ line }) => line)).toEqual(lines)
    }
    for (const name of expected.strategyNames ?? []) {
      expect(found.strategies.map((strategy) => strategy.name)).toContain(name)
    }
    expect(differences(expected.statistics, found.statistics, toleranceOf)).toEqual([])
    expectReasons(found)
  })

  it.concurrent.each(cases<StatsExpectation>("stats.json", "stats"))(
    "stats agrees on $id",
    async ({ args, expect: expected }) => {
      const found = await result<{ readonly series: Record<string, Figures> }>(args)
      for (const [column, figures] of Object.entries(expected.series)) {
        expect(
          differences(figures, found.series[column].statistics, () => statisticTolerance),
          column,
        ).toEqual([])
        expectReasons(found.series[column])
      }
      expect(Object.keys(found.series)).toEqual(Object.keys(expected.series))
    },
  )

  it.each([
    ["analyze", "data/trade-logs/ema-tradelog.csv", "--daily-log", "data/trade-logs/ema-dailylog.csv"],
    ["stats", "data/allocation/ffn_prices_aapl_msft_c.csv"],
  ])("%s gives the same bytes in every time zone", async (command, ...args) => {
    const paths = args.map((arg) => (existsSync(sharedPath(arg)) ? sharedPath(arg) : arg))
    const outputs = await Promise.all(
      ["America/New_York", "UTC", "Asia/Tokyo"].map((timeZone) =>
        runFoliant([command, ...paths, "--json"], { timeZone }),
      ),
    )
    expect(outputs.map(({ status }) => status)).toEqual([0, 0, 0])
    expect(new Set(outputs.map(({ stdout }) => stdout)).size).toBe(1)
    expect(outputs[0].stdout.length).toBeGreaterThan(1_000)
  })
})
