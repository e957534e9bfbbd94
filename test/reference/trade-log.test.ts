import { readFileSync } from "node:fs"
import { basename } from "node:path"
import { describe, expect, it } from "vitest"
import { parseIsoDate } from "../../src/engine/money/iso-date.ts"
import { analyzeTradeLog, type TradeLogAnalysis } from "../../src/engine/trade-log/analyze-trade-log.ts"
import { readFiles } from "../../src/import-formats/read-files.ts"
import { nyseCalendar } from "../../src/market-data/exchange-calendar/exchange-calendar.ts"
import { sharedDataPresent, sharedPath } from "../shared-data.ts"
import { differences, type Expected, moneyTolerance, statisticTolerance } from "./compare-figures.ts"

type AnalyzeCase = {
  readonly id: string
  readonly args: readonly string[]
  readonly expect: {
    readonly statistics: Record<string, Expected>
    readonly basis: string
    readonly monthly: readonly (readonly [year: number, month: number, pnl: number, change: Expected])[]
    readonly strategies: readonly ({ readonly name: string } & Record<string, Expected>)[]
  }
}

function analyzeCases(): AnalyzeCase[] {
  if (!sharedDataPresent) return []
  const { cases } = JSON.parse(readFileSync(sharedPath("reference/trade-log.json"), "utf8")) as {
    cases: AnalyzeCase[]
  }
  return cases.filter(({ args }) => args[0] === "analyze")
}

const sourceFile = (path: string) => ({ name: basename(path), bytes: readFileSync(path) })

/** The engine on the files and options of a command line, without the command line. */
function analyze(args: readonly string[]): TradeLogAnalysis {
  const option = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : null)
  const day = (name: string) => parseIsoDate(option(name) ?? "")
  const paths = [args[1], option("--daily-log")].flatMap((path) =>
    path === null ? [] : [path.replace("{trade-logs}", sharedPath("data/trade-logs"))],
  )
  const read = readFiles(paths.map(sourceFile), {}, { calendar: nyseCalendar })
  const trades = read.find((file) => file.role === "trade-log")?.trades
  if (trades === undefined) throw new Error(`${args[1]} was not read as a trade log`)
  const strategy = option("--strategy")
  return analyzeTradeLog({
    trades,
    dailyLog: read.find((file) => file.role === "daily-log")?.days ?? null,
    filter: {
      strategies: strategy === null ? null : new Set([trades.strategyNames.indexOf(strategy)]),
      from: day("--from"),
      to: day("--to"),
      dateBasis: "close",
    },
    sessions: nyseCalendar.sessions("XNYS", 18_000, 21_000),
    initialCapital: null,
    riskFreeRate: Number(option("--risk-free")),
    oneLot: false,
    periodsPerYear: 252,
  })
}

const money = /Pnl$|^averageWin$|^averageLoss$|^largest|^expectancy$|^peakMargin$/
const toleranceOf = (id: string) => (money.test(id) ? moneyTolerance : statisticTolerance)

describe.skipIf(!sharedDataPresent)("the engine on the reference trade logs", () => {
  it.each(analyzeCases())("agrees on $id", ({ args, expect: expected }) => {
    const { basis, statistics, monthly, strategies } = analyze(args)
    expect(basis).toBe(expected.basis)
    expect(differences(expected.statistics, statistics, toleranceOf)).toEqual([])

    expect(monthly).toHaveLength(expected.monthly.length)
    for (const [at, [year, number, pnl, change]] of expected.monthly.entries()) {
      const wanted = { year, month: number, pnl, return: change }
      const tolerance = (id: string) => (id === "pnl" ? moneyTolerance : statisticTolerance)
      expect(differences(wanted, monthly[at], tolerance), `${year}-${number}`).toEqual([])
    }

    expect(strategies.map(({ name }) => name)).toEqual(expected.strategies.map(({ name }) => name))
    for (const [at, { name, ...figures }] of expected.strategies.entries()) {
      expect(differences(figures, strategies[at].statistics, toleranceOf), name).toEqual([])
    }
  })
})
