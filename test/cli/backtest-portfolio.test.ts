import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { runFoliant } from "./run-foliant.ts"

// Every expectation is worked out by hand. Prices of a day are all the same.

let folder = ""
const path = (name: string) => join(folder, name)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "foliant-portfolio-"))
  const dates = ["2024-01-29", "2024-01-30", "2024-01-31", "2024-02-01", "2024-02-02"]
  const file = (name: string, header: string, cells: readonly string[]) =>
    writeFileSync(path(name), [header, ...dates.map((date, i) => `${date},${cells[i]}`), ""].join("\n"))
  file("A.csv", "date,close", ["10", "10", "20", "20", "20"])
  file("B.csv", "date,close", ["10", "10", "10", "10", "10"])
  file("paying.csv", "date,close,dividend,split", ["10,0,1", "10,0,1", "10,0.5,1", "10,0,1", "10,0,1"])
  file("split.csv", "date,close,dividend,split", ["10,0,1", "10,0.5,1", "10,0.5,1", "5,0,2", "5,0,1"])
  file("adjusted.csv", "Date,Close,Adj Close", ["10,9.5", "10,9.5", "10,10", "10,10", "10,10"])
  file("rates.csv", "date,EURUSD", ["2", "2", "2", "3", "3"])
  file("zero.csv", "date,close", ["10", "0", "-1", "10", "10"])
  writeFileSync(path("hours.csv"), "Date,Close\n2024-01-29 09:00,1\n2024-01-29 10:00,2\n2024-01-30 09:00,2\n")
  writeFileSync(path("bad.csv"), "date,close,dividend\n2024-01-29,1,0\n2024-01-30,1,x\n")
})

afterAll(() => rmSync(folder, { recursive: true }))

const cli = (...args: readonly string[]) =>
  runFoliant(["backtest-portfolio", ...args.map((arg) => arg.replace(/(^|=)(\w+\.csv)/, `$1${folder}/$2`))])

type Result = {
  readonly statistics: Record<string, number | null>
  readonly totals: Record<string, number>
  readonly positions: readonly { symbol: string; units: number; gain: number; dividends: number }[]
  readonly trades: readonly { date: string; symbol: string; units: number; reason: string }[]
  readonly value: readonly number[]
  readonly warnings: readonly { id: string }[]
}

async function json(...args: readonly string[]): Promise<Result> {
  const { status, stdout, stderr } = await cli(...args, "--commission", "0", "--json")
  expect([status, stderr]).toEqual([0, ""])
  return JSON.parse(stdout) as Result
}

describe("foliant backtest-portfolio", () => {
  it("prints the account's money, its positions and both returns for reading", async () => {
    const { status, stdout, stderr } = await cli(
      "A.csv",
      "B.csv",
      "--weights",
      "A=0.5,B=0.5",
      "--cash",
      "1000",
      "--commission",
      "0",
      "--contribution",
      "100",
      "--trades",
      "--equity",
    )
    expect([status, stderr]).toEqual([0, ""])
    // 50 of each; on 2024-01-31 A is worth twice as much; 100 come in on 2024-02-01 and buy 2.5 of A and 5 of B.
    expect(stdout).toContain("2024-01-29 to 2024-02-02 · 5 days · 4 fills · 0 rebalancings")
    expect(stdout).toMatch(/^ {2}Invested +1.100\.00 +Time-weighted return +50\.00.%$/m)
    expect(stdout).toMatch(
      /^ {2}A +52\.5000 +20\.0000 +1.050\.00 +65\.63.% +50\.00.% +0\.00 +0\.00 +500\.00 {2}USD$/m,
    )
    expect(stdout).toMatch(/^ {2}2024-02-02 {2}B +5 +10\.0000 +50\.00 +0\.00 {2}contribution$/m)
    expect(stdout).toMatch(/^ {2}2024-02-01 +1.600\.00 +100\.00 +50\.00.% +62\.50.% +31\.25.%$/m)
  })

  it("takes amounts alone, their sum being the money", async () => {
    const { totals, positions } = await json("A.csv", "B.csv", "--amounts", "A=300,B=100")
    expect(totals["invested"]).toBe(400)
    expect(positions.map(({ units }) => units)).toEqual([30, 10])
  })

  it("gives equal shares to instruments without a target, under names of their own", async () => {
    const { positions } = await json("one=A.csv", "two=A.csv", "--cash", "1000")
    expect(positions.map(({ symbol, units }) => [symbol, units])).toEqual([
      ["one", 50],
      ["two", 50],
    ])
  })

  it("pays the dividends of a file as cash, or reinvests them", async () => {
    // 100 units are there on the ex-day: 50 in cash, or 5 units more.
    const kept = await json("paying.csv", "--weights", "paying=1", "--cash", "1000")
    expect([kept.totals["dividends"], kept.totals["cash"], kept.positions[0].units]).toEqual([50, 50, 100])
    const more = await json("paying.csv", "--weights", "paying=1", "--cash", "1000", "--reinvest-dividends")
    expect([more.totals["cash"], more.positions[0].units]).toEqual([0, 105])
  })

  it("takes the dividends that an adjusted close tells of, once", async () => {
    const { totals } = await json("adjusted.csv", "--weights", "adjusted=1", "--cash", "1000", "--equity")
    expect(totals["dividends"]).toBeCloseTo(50, 9)
    expect(totals["value"]).toBeCloseTo(1050, 9)
  })

  it("adjusts prices and dividends for the splits that they step at", async () => {
    // A unit of today was half of one before the split: bought at 5, and the dividend of 0.5 on the last day before it is 0.25.
    const { totals, positions, value } = await json(
      "split.csv",
      "--weights",
      "split=1",
      "--cash",
      "1000",
      "--equity",
    )
    expect(positions[0].units).toBe(200)
    expect(totals["dividends"]).toBe(50)
    expect(value.at(-1)).toBe(1050)
  })

  it("values what is in another currency at that day's rate", async () => {
    const { value, positions } = await json(
      "B.csv",
      "--weights",
      "B=1",
      "--currencies",
      "B=EUR",
      "--fx",
      "rates.csv",
      "--cash",
      "1000",
      "--equity",
    )
    expect(value).toEqual([1000, 1000, 1000, 1500, 1500])
    expect(positions[0].units).toBe(50)
  })

  it("holds an instrument while its strategy is in position", async () => {
    const { trades } = await json(
      "A.csv",
      "B.csv",
      "--weights",
      "A=0.5,B=0.5",
      "--strategy",
      "A=momentum",
      "--set",
      "A.lookback=1",
      "--cash",
      "1000",
      "--trades",
    )
    // A's close is above that of the day before on 2024-01-31 alone: in at the next open, out at the one after.
    expect(trades.map(({ date, symbol, units }) => `${date} ${symbol} ${units}`)).toEqual([
      "2024-01-30 B 50",
      "2024-02-01 A 25",
      "2024-02-02 A -25",
    ])
  })

  it("leaves out prices of zero or below, and says of which instrument", async () => {
    const { status, stdout } = await cli("zero.csv", "B.csv", "--commission", "0")
    expect(status).toBe(0)
    expect(stdout).toContain(
      "! 2: zero: rows with a price of zero or below were left out; the first is line 3",
    )
  })

  it("gives a parameter to the one whose symbol has a dot", async () => {
    const { trades } = await json(
      "A=A.csv",
      "A.B=A.csv",
      "--strategy",
      "momentum",
      "--set",
      "lookback=1",
      "--set",
      "A.B.lookback=2",
      "--cash",
      "1000",
      "--trades",
    )
    // Over two days A's rise lasts until the first of February, so that it is left on the next day's close, after the last fill.
    expect(trades.map(({ date, symbol }) => `${date.slice(5)} ${symbol}`)).toEqual([
      "02-01 A",
      "02-01 A.B",
      "02-02 A",
    ])
  })

  it("reads a list of dividends through, and says where it cannot be read", async () => {
    const { status, stderr } = await cli("bad.csv")
    expect(status).toBe(2)
    expect(stderr).toMatch(/^foliant: bad\.csv, line 3, column “dividend”: “x” cannot be read .*\n$/)
  })

  it.each([
    [["A.csv", "--weights", "A=0.5,C=0.5"], "--weights names C; the instruments are A"],
    [["A.csv", "B.csv", "--weights", "A=0.5"], "--weights has nothing for B"],
    [
      ["A.csv", "B.csv", "--weights", "A=0.8,B=0.8"],
      "together 1.6 of the account; allowed: from 0 to 1 each",
    ],
    [["A.csv", "--weights", "A=1", "--amounts", "A=5"], "--weights and --amounts were both given"],
    [["A.csv", "A.csv"], "A is there twice"],
    [["A.csv", "--weights", "A"], "A=0.6,B=0.4 was expected"],
    [
      ["A.csv", "--currencies", "A=EUR"],
      "A is in EUR and there are no rates of it; allowed: USD, or rates of EUR",
    ],
    [["A.csv", "--currencies", "A=GBP", "--fx", "rates.csv"], "there are no rates of it"],
    [["A.csv", "--rank", "lookback=5"], "--rank needs a lookback and a top"],
    [["A.csv", "--rank", "lookback=5,top=1"], "allowed: daily, weekly, monthly, quarterly, yearly"],
    [
      ["A.csv", "--rank", "lookback=5,top=2", "--rebalance", "weekly"],
      "allowed: 1 to 1 over 1 to 10000 bars",
    ],
    [["A.csv", "--strategy", "C=momentum"], "--strategy names C; the instruments are A"],
    [["A.csv", "--strategy", "A=nothing"], "buy-and-hold"],
    [["A.csv", "--set", "A.lookback=5"], "--strategy was expected with it"],
    [["A.csv", "--contribution", "1e20"], "at most 1000000000000"],
    [["A.csv", "--contribution", "0"], "money other than 0"],
    [["A.csv", "--contribution", "5", "--contribution-period", "none"], "the contribution has no period"],
    [["A.csv", "--rebalance", "hourly"], "Allowed choices are none, daily, weekly"],
    [["A.csv", "--band-absolute", "5"], "allowed: above 0 and under 1"],
    [["A.csv", "--from", "2030-01-01"], "the prices run from 2024-01-29 to 2024-02-02"],
    [["A.csv", "--from", "2024-02-01", "--to", "2024-01-29"], "--from 2024-02-01 is after --to 2024-01-29"],
    [["hours.csv"], "hours has several prices a day; allowed: daily prices"],
    [["nothing.csv"], "no such file"],
  ])("refuses %j in one line", async (args, sentence) => {
    const { status, stdout, stderr } = await cli(...args)
    expect([status, stdout]).toEqual([2, ""])
    expect(stderr).toContain(sentence)
    expect(stderr.trim().split("\n")).toHaveLength(1)
  })

  it("refuses a hundred and one instruments", async () => {
    const many = Array.from({ length: 101 }, (_, i) => `S${i}=${path("A.csv")}`)
    const { status, stderr } = await cli(...many)
    expect([status, stderr]).toEqual([2, "foliant: there are 101 instruments; allowed: at most 100\n"])
  })

  it("shows a real example with its help", async () => {
    const { status, stdout } = await cli("--help")
    expect(status).toBe(0)
    expect(stdout).toContain("foliant backtest-portfolio SPY.csv AGG=bonds.csv --weights SPY=0.6,AGG=0.4")
  })
})
