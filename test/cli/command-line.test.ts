import { createHash } from "node:crypto"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { runFoliant } from "./run-foliant.ts"

const demo = (name: string) => fileURLToPath(new URL(`../../demo/synthetic-${name}.csv`, import.meta.url))
const tradeLog = demo("trade-log")
const dailyLog = demo("daily-log")

let folder: string
const file = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "foliant-cli-"))
  await writeFile(file("prices.csv"), "date,A,B\n2024-01-02,100,50\n2024-01-03,90,51\n2024-01-04,81,52.02\n")
  await writeFile(file("header-only.csv"), (await readFile(tradeLog, "utf8")).split("\r\n", 1)[0])
  await writeFile(file("not-a-log.csv"), "name,colour\napple,red\n")
})

afterAll(() => rm(folder, { recursive: true }))

async function json(...args: string[]) {
  const { status, stdout, stderr } = await runFoliant([...args, "--json"])
  expect(stderr).toBe("")
  expect(status).toBe(0)
  return JSON.parse(stdout)
}

describe("foliant analyze", () => {
  it("accounts for every row of the demo log, and finds that its checks hold", async () => {
    const result = await json("analyze", tradeLog, "--daily-log", dailyLog)
    expect(result.import).toMatchObject({ format: "option-omega-trade-log", rejected: [], duplicates: [] })
    expect(result.import.accepted).toBe(result.import.rows)
    const failed = [...result.import.checks, ...result.dailyLog.checks].filter(
      (check: { passed: boolean | null }) => check.passed === false,
    )
    expect(failed).toEqual([])
    const passed = result.import.checks
      .filter((check: { passed: boolean | null }) => check.passed === true)
      .map((check: { id: string }) => check.id)
    expect(passed).toEqual(
      expect.arrayContaining(["profit-arithmetic", "funds-chain", "initial-capital", "daily-log-match"]),
    )
    expect(result.basis).toBe("daily-log")
    expect(result.statistics.trades).toBe(result.import.rows)
  })

  it("says what it read, with which options, by which engine", async () => {
    const result = await json("analyze", tradeLog, "--from", "2024-01-01", "--risk-free", "0.02")
    const sha256 = createHash("sha256")
      .update(await readFile(tradeLog))
      .digest("hex")
    expect(result.engineVersion).toMatch(/^\d+\.\d+\.\d+$/)
    expect(result.inputs).toEqual([
      { role: "trade-log", name: "synthetic-trade-log.csv", sha256, rows: result.import.rows },
    ])
    expect(result.options).toMatchObject({
      strategies: [],
      from: "2024-01-01",
      to: null,
      dateBasis: "close",
      riskFreeRate: 0.02,
      periodsPerYear: 252,
      oneLot: false,
    })
    expect(result.firstDate >= "2024-01-01").toBe(true)
  })

  it("keeps to the strategies named, without the daily log of all", async () => {
    const name = "0DTE iron condor 11:30 (synthetic)"
    const result = await json("analyze", tradeLog, "--daily-log", dailyLog, "--strategy", name)
    expect(result.basis).toBe("closed-trades")
    expect(result.basisReason).toBe("a daily log cannot be split by strategy")
    expect(result.strategies.map((strategy: { name: string }) => strategy.name)).toEqual([name])
  })

  it("reads standard input for a dash", async () => {
    const stdin = await readFile(tradeLog)
    const piped = await runFoliant(["analyze", "-", "--json"], { stdin })
    const named = await json("analyze", tradeLog)
    expect(JSON.parse(piped.stdout).statistics).toEqual(named.statistics)
  })

  it("compares with a benchmark on the days that both have", async () => {
    const days = (await readFile(dailyLog, "utf8")).trimEnd().split("\r\n").slice(1)
    // The daily log's own net liquidity as the price: the portfolio is its own benchmark.
    const prices = days.map((row) => row.split(",").slice(0, 2).join(","))
    await writeFile(file("itself.csv"), ["date,close", ...prices].join("\n"))
    const result = await json("analyze", tradeLog, "--daily-log", dailyLog, "--benchmark", file("itself.csv"))
    expect(result.statistics.beta).toBeCloseTo(1, 12)
    expect(result.statistics.correlation).toBeCloseTo(1, 12)
    expect(result.statistics.alpha).toBeCloseTo(0, 12)
    expect(result.nulls).not.toHaveProperty("beta")
    expect(result.options.benchmark).toBe("itself.csv:close")
  })

  it("prints a table for people", async () => {
    const { status, stdout } = await runFoliant(["analyze", tradeLog, "--daily-log", dailyLog])
    expect(status).toBe(0)
    expect(stdout).toMatch(/Sharpe ratio +\d\.\d{3}/)
    expect(stdout).toMatch(/Maximum drawdown +\u2212\d+\.\d\d\u202F%/)
    expect(stdout).toContain("0DTE put credit spread 10:00 (synthetic)")
    expect(stdout).not.toMatch(/undefined|NaN|Infinity| $/m)
    expect(stdout).not.toContain("\u001B")
  })
})

describe("foliant stats", () => {
  it("describes each column of a file of prices", async () => {
    const { series, inputs, options } = await json("stats", file("prices.csv"))
    expect(Object.keys(series)).toEqual(["A", "B"])
    // 81/100 − 1, and the fall from the first price.
    expect(series.A.statistics.totalReturn).toBeCloseTo(-0.19, 12)
    expect(series.A.statistics.maxDrawdown).toBeCloseTo(-0.19, 12)
    expect(series.A.nulls.beta).toBe("no benchmark was given")
    expect(inputs).toMatchObject([{ name: "prices.csv", rows: 3 }])
    expect(options).toEqual({
      kind: "prices",
      column: null,
      benchmark: null,
      riskFreeRate: 0,
      periodsPerYear: 252,
    })
  })

  it("takes one column, and another as its benchmark", async () => {
    const benchmark = `${file("prices.csv")}:A`
    const { series, options } = await json(
      "stats",
      file("prices.csv"),
      "--column",
      "A",
      "--benchmark",
      benchmark,
    )
    expect(Object.keys(series)).toEqual(["A"])
    expect(options.benchmark).toBe("prices.csv:A")
    expect(series.A.statistics.trackingError).toBe(0)
  })
})

describe("a command line or a file that is wrong", () => {
  it.each([
    ["no such file", ["analyze", "absent.csv"], "absent.csv: no such file"],
    ["an unknown command", ["analyse", tradeLog], "unknown command 'analyse'"],
    ["an unknown option", ["analyze", tradeLog, "--form", "2024-01-01"], "unknown option '--form'"],
    ["a day that does not exist", ["analyze", tradeLog, "--from", "2023-02-29"], "A date was expected"],
    [
      "days in the wrong order",
      ["analyze", tradeLog, "--from", "2024-02-01", "--to", "2024-01-01"],
      "is after",
    ],
    ["a number that is none", ["analyze", tradeLog, "--initial-capital", "1,000"], "A number was expected"],
    ["no capital", ["analyze", tradeLog, "--initial-capital", "0"], "above 0"],
    [
      "a choice that is none",
      ["analyze", tradeLog, "--date-basis", "settle"],
      "Allowed choices are close, open",
    ],
    ["an unknown kind", ["stats", tradeLog, "--kind", "yields"], "Allowed choices are prices, returns"],
  ])("%s: status 2 and one line", async (_, args, message) => {
    const { status, stdout, stderr } = await runFoliant(args)
    expect(status).toBe(2)
    expect(stdout).toBe("")
    expect(stderr).toContain(message)
    expect(stderr).toMatch(/^foliant: [^\n]+\n$/)
  })

  it("an unknown strategy is answered with those that the log has", async () => {
    const { status, stderr } = await runFoliant(["analyze", tradeLog, "--strategy", "Wheel"])
    expect(status).toBe(2)
    expect(stderr).toContain('no strategy is named "Wheel"')
    expect(stderr).toContain('"0DTE put credit spread 10:00 (synthetic)"')
  })

  it("an unknown column is answered with those that the file has", async () => {
    const { status, stderr } = await runFoliant(["stats", file("prices.csv"), "--column", "C"])
    expect(status).toBe(2)
    expect(stderr).toContain("C")
    expect(stderr).toMatch(/A.+B/)
  })

  it.each(["header-only.csv", "not-a-log.csv"])("%s is named and gives nothing", async (name) => {
    const { status, stdout, stderr } = await runFoliant(["analyze", file(name), "--json"])
    expect(status).toBe(2)
    expect(stdout).toBe("")
    expect(stderr).toMatch(new RegExp(`^foliant: [^\\n]*${name}[^\\n]*\\n$`))
  })
})

describe("help", () => {
  const commands =
    "serve analyze stats backtest optimize strategies import portfolios catalogue doctor bench".split(" ")

  it("lists every command", async () => {
    const { status, stdout } = await runFoliant(["--help"])
    expect(status).toBe(0)
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command} `, "m"))
  })

  it.each(commands)("of %s has an example", async (command) => {
    const { status, stdout, stderr } = await runFoliant([command, "--help"])
    expect(status).toBe(0)
    expect(stderr).toBe("")
    expect(stdout).toMatch(new RegExp(`Example:\\n  foliant ${command} `))
  })
})

describe("the local store", () => {
  it("takes an import, lists it, and refuses the same file again", async () => {
    const store = ["--data-dir", file("data")]
    const imported = await json("import", tradeLog, "--daily-log", dailyLog, "--portfolio", "Demo", ...store)
    expect(imported).toMatchObject({ revision: 1, import: { status: "committed" } })

    const { portfolios } = await json("portfolios", ...store)
    expect(portfolios).toMatchObject([{ name: "Demo", strategies: 3, basis: "daily-log", failedChecks: 0 }])
    const { statistics } = await json("analyze", tradeLog, "--daily-log", dailyLog)
    expect(portfolios[0].trades).toBe(statistics.trades)
    expect(portfolios[0].totalReturn).toBeCloseTo(statistics.totalReturn, 12)

    const again = await runFoliant(["import", tradeLog, "--portfolio", "Demo", ...store])
    expect(again.status).toBe(2)
    expect(again.stderr).toContain('the same file was imported into "Demo"')
    expect((await json("portfolios", ...store)).portfolios).toHaveLength(1)
  })
})

describe("foliant doctor", () => {
  it("says what works here", async () => {
    const { facts } = await json("doctor", "--data-dir", file("doctor"))
    const failed = facts.filter((fact: { state: string }) => fact.state === "failed")
    expect(failed).toEqual([])
    expect(facts.length).toBeGreaterThan(2)
  })
})
