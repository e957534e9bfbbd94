import { readdirSync, readFileSync } from "node:fs"
import { basename } from "node:path"
import { describe, expect, it } from "vitest"
import { STILL_OPEN } from "../../src/engine/trade-log/trade-columns.ts"
import { readFiles } from "../../src/import-formats/read-files.ts"
import { readSeries } from "../../src/import-formats/read-series.ts"
import type { ReadFile, ReadTradeLogFile, SourceFile } from "../../src/operations/ports.ts"
import { UnreadableFile } from "../../src/operations/unreadable-file.ts"
import { sharedDataPresent, sharedPath } from "../shared-data.ts"

type Expected = {
  exit?: number[]
  rows?: number
  accepted?: number
  rejected?: number
  lines?: number[]
  columns?: string[]
  duplicates?: number
  openTrades?: number
  passing?: string[]
  failing?: string[]
  violationLines?: Record<string, number[]>
  statistics?: { trades: number; totalPnl: number }
  strategyNames?: string[]
}
type Case = { id: string; args: string[]; expect: Expected }

const sourceOf = (path: string): SourceFile => ({ name: basename(path), bytes: readFileSync(path) })

function readTrades(path: string): ReadTradeLogFile {
  const [file] = readFiles([sourceOf(path)], {})
  if (file.role !== "trade-log") throw new Error(`${path} is no trade log`)
  return file
}

const verdicts = ({ report }: ReadFile) => new Map(report.checks.map(({ id, passed }) => [id, passed]))

function expectAccounted({ report }: ReadFile): void {
  const { total, header, preamble, blank, footer, records } = report.lines
  expect(header + preamble + blank + footer + records).toBe(total)
  expect(report.accepted + report.rejectedRows + report.duplicates.length + report.ignored.length).toBe(
    report.rows,
  )
}

describe.runIf(sharedDataPresent)("imports.json", () => {
  // The body of a suite runs even when its tests do not.
  const { cases: all } = sharedDataPresent
    ? (JSON.parse(readFileSync(sharedPath("reference/imports.json"), "utf8")) as { cases: Case[] })
    : { cases: [] }
  const cases = all.filter(({ args }) => args[0] === "analyze")

  const pathOf = ({ args }: Case) => args[1].replace("{reference}", sharedPath("reference"))
  const refused = cases.filter((example) => example.expect.exit?.includes(2) === true)

  it.each(refused)("$id is refused", (example) => {
    expect(() => readTrades(pathOf(example))).toThrow(UnreadableFile)
  })

  it.each(cases.filter((example) => !refused.includes(example)))("$id", (example) => {
    const { expect: expected } = example
    const path = pathOf(example)
    const file = readTrades(path)
    const { report, trades } = file
    expectAccounted(file)
    const closed = trades.pnl.filter((_, row) => trades.closeDay[row] !== STILL_OPEN)
    const found: Expected = {
      rows: report.rows,
      accepted: report.accepted,
      rejected: report.rejectedRows,
      lines: report.rejected.map(({ line }) => line),
      columns: report.rejected.map(({ column }) => column ?? ""),
      duplicates: report.duplicates.length,
      openTrades: report.openTrades,
      statistics: {
        trades: closed.length,
        totalPnl: Number(closed.reduce((sum, pnl) => sum + pnl, 0).toFixed(6)),
      },
    }
    const { passing = [], failing = [], violationLines = {}, strategyNames = [], ...counts } = expected
    expect(found).toMatchObject(counts)
    for (const id of passing) expect([id, verdicts(file).get(id)]).toEqual([id, true])
    for (const id of failing) expect([id, verdicts(file).get(id)]).toEqual([id, false])
    for (const [id, lines] of Object.entries(violationLines)) {
      expect(report.checks.find((check) => check.id === id)?.violations.map(({ line }) => line)).toEqual(
        lines,
      )
    }
    for (const name of strategyNames) expect(trades.strategyNames).toContain(name)
  })
})

describe.runIf(sharedDataPresent)("the trade logs of shared/data", () => {
  const logs = sharedPath("data/trade-logs/")
  const noLogs = ["mcpfixture-unrecognized-csv-random.csv"]

  it("accounts for every line of every file", () => {
    const names = readdirSync(logs).filter((name) => !noLogs.includes(name))
    expect(names.length).toBeGreaterThan(15)
    for (const name of names) {
      const [file] = readFiles([sourceOf(`${logs}${name}`)], {})
      expectAccounted(file)
      // wc -l counts line feeds; no file here has quoted ones or a preamble.
      const text = readFileSync(`${logs}${name}`, "utf8")
      expect([name, file.report.lines.total]).toEqual([name, text.trimEnd().split("\n").length])
      expect([name, file.report.rejected]).toEqual([name, []])
    }
  })

  it("finds nothing to fault in genuine exports", () => {
    const genuine = [
      ["ema-tradelog.csv", 384],
      ["lolrip-meic-tradelog.csv", 452],
      ["meic-tradelog.csv", 532],
      ["nemo-sample-trade-log.csv", 4495],
    ] as const
    for (const [name, rows] of genuine) {
      const file = readTrades(`${logs}${name}`)
      expect([name, file.report.accepted]).toEqual([name, rows])
      expect([name, file.report.checks.filter(({ passed }) => passed === false)]).toEqual([name, []])
      for (const id of ["profit-arithmetic", "funds-chain", "initial-capital", "pnl-basis", "leg-quantity"]) {
        expect([name, id, verdicts(file).get(id)]).toEqual([name, id, true])
      }
    }
  })

  it("keeps a blank strategy blank, and commas in names", () => {
    expect(readTrades(`${logs}meic-tradelog.csv`).trades.strategyNames).toEqual([""])
    const { strategyNames } = readTrades(`${logs}nemo-sample-trade-log.csv`).trades
    expect(strategyNames).toHaveLength(18)
    expect(strategyNames.some((name) => name.includes(","))).toBe(true)
  })

  it.each([
    ["ema-tradelog.csv", "ema-dailylog.csv", true, true],
    ["lolrip-meic-tradelog.csv", "meic-dailylog.csv", true, true],
    // Two runs of one strategy with different capital.
    ["meic-tradelog.csv", "meic-dailylog.csv", false, false],
    ["mcpfixture-mock-block-tradelog.csv", "mcpfixture-mock-block-dailylog.csv", true, true],
  ])("%s with %s: daily-log-match %s, initial-capital %s", (trades, days, match, capital) => {
    const [file] = readFiles([sourceOf(`${logs}${trades}`), sourceOf(`${logs}${days}`)], {})
    expect(verdicts(file).get("daily-log-match")).toBe(match)
    expect(verdicts(file).get("initial-capital")).toBe(capital)
  })

  it("finds the daily logs in order, positive drawdowns included", () => {
    for (const name of ["ema-dailylog.csv", "meic-dailylog.csv", "mcpfixture-mock-block-dailylog.csv"]) {
      const [file] = readFiles([sourceOf(`${logs}${name}`)], {})
      for (const id of ["daily-log-chain", "daily-log-percent", "daily-log-drawdown"]) {
        expect([name, id, verdicts(file).get(id)]).toEqual([name, id, true])
      }
    }
  })

  it("tells gross from net P/L in the hand-made logs, which have no closing cost", () => {
    for (const name of ["drawdown-test-block", "marginal-test-block"]) {
      const found = verdicts(readTrades(`${logs}mcpfixture-${name}-tradelog.csv`))
      expect([found.get("profit-arithmetic"), found.get("pnl-basis"), found.get("funds-chain")]).toEqual([
        null,
        false,
        false,
      ])
    }
    const net = verdicts(readTrades(`${logs}mcpfixture-diff-block-b-tradelog.csv`))
    expect([net.get("profit-arithmetic"), net.get("pnl-basis"), net.get("funds-chain")]).toEqual([
      null,
      true,
      true,
    ])
  })

  it("tells the units of each live log", () => {
    const live = (name: string) => {
      const file = readTrades(`${logs}${name}`)
      const choice = (what: string) =>
        file.report.decisions.find((decision) => decision.what === what)?.choice
      const consistency = file.report.checks.find(({ id }) => id === "unit-consistency")
      return [
        choice("unit of the premium"),
        choice("unit of the closing cost"),
        choice("sign of the closing cost"),
        consistency?.violationCount,
      ]
    }
    // 205: grep -c with a closing cost other than 0.0, each with a P/L near 100 times what premium and cost give in dollars.
    expect(live("ema-strategy-trade-log.csv")).toEqual([
      "price per share, × 100",
      "dollars per contract",
      "positive when paid",
      205,
    ])
    expect(live("lolrip-meic-strategy-trade-log.csv")).toEqual([
      "dollars per contract",
      "dollars per contract",
      "positive when paid",
      0,
    ])
    expect(live("meic-strategy-trade-log.csv")).toEqual([
      "price per share, × 100",
      "price per share, × 100",
      "negative when paid, turned",
      0,
    ])
  })

  it("reads the list of closed trades and names the sale whose P/L has the wrong sign", () => {
    const file = readTrades(`${logs}nemo-fixture-sample-trades.csv`)
    expect([file.report.format, file.report.accepted]).toEqual(["closed-trades", 3])
    expect(
      file.report.checks.find(({ id }) => id === "side-arithmetic")?.violations.map(({ line }) => line),
    ).toEqual([3])
  })

  it("recognises a log by its header and not by its name, and refuses a file that is none", () => {
    expect(readTrades(`${logs}mcpfixture-nonstandard-name-my-custom-trades.csv`).report.accepted).toBe(2)
    expect(() => readTrades(`${logs}mcpfixture-unrecognized-csv-random.csv`)).toThrow("“Name”, “Age”, “City”")
  })
})

describe.runIf(sharedDataPresent)("the series of shared/data", () => {
  it.each([
    // Rows, first date as epoch day and first value, read off the files.
    ["data/allocation/ffn_prices_aapl_msft_c.csv", 2517, 12_487, 13.84],
    ["data/allocation/pypfopt_stock_prices.csv", 7126, 7302, NaN],
    ["data/prices/with-dividends/SPY_benchmark.csv", 6357, 8432, 0.007055075102412323],
    ["data/prices/raw-with-factors/us_interest_rate.csv", 56, 12_061, 2.25],
    ["reference/stats/holes.csv", 6, 19_724, 0.01],
  ])("%s", (path, rows, day, value) => {
    const { days, columns } = readSeries(sourceOf(sharedPath(path)), { columns: [] })
    expect([days.length, days[0], columns[0].values[0]]).toEqual([rows, day, value])
  })
})
