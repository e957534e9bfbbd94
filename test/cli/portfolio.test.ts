import { mkdtempSync, rmSync, mkdirSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { runFoliant } from "./run-foliant.ts"

const transactions = `date,type,symbol,quantity,price,amount,currency,fee,ratio
2024-01-02,DEPOSIT,,,,1000,USD,,
2024-01-02,BUY,A,10,50,,USD,1,
2024-02-01,SPLIT,A,,,,USD,,2:1
2024-03-01,SELL,A,5,30,,USD,1,
2024-03-01,MAGIC,A,,,1,USD,,
`
const prices = "Date,Open,Close,Adj Close\n2024-01-02,50,50,49\n2024-02-01,25,26,25.5\n2024-03-01,29,30,30\n"

let folder = ""
const path = (name: string) => join(folder, name)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "foliant-portfolio-"))
  mkdirSync(path("prices"))
  writeFileSync(path("t.csv"), transactions)
  writeFileSync(path("prices/A.csv"), prices)
  writeFileSync(path("rates.csv"), "date,EURUSD\n2024-01-01,1.1\n")
  writeFileSync(path("norates.csv"), "date,close\n2024-01-01,1.1\n")
})

afterAll(() => rmSync(folder, { recursive: true }))

const portfolio = (...args: readonly string[]) =>
  runFoliant(["portfolio", path("t.csv"), "--as-of", "2024-03-01", ...args])

describe("foliant portfolio", () => {
  it("prints positions, cash and figures for reading, and what someone should look at", async () => {
    const { status, stdout, stderr } = await portfolio("--prices", path("prices"))
    expect([status, stderr]).toEqual([0, ""])
    expect(stdout).toContain("5 rows: 5 accepted")
    expect(stdout).toContain("? line 6: “MAGIC” is no type that is known")
    // 20 shares after the split, 5 of them sold for 150; 1000 − 501 + 149 in cash, 15 × 30 in shares.
    expect(stdout).toMatch(/^ {2}A +15 +25\.00 +375\.00 +450\.00 +25\.00 +75\.00 +0\.00 +2\.00 {2}USD$/m)
    expect(stdout).toMatch(/^ {2}USD {2}648\.00$/m)
    expect(stdout).toMatch(/^ {2}Value, USD +1.098\.00$/m)
  })

  it("values with closes as traded, and a benchmark with adjusted ones", async () => {
    const { stdout } = await portfolio("--prices", path("prices"), "--benchmark", "A", "--json")
    const { value, benchmark } = JSON.parse(stdout) as { value: number; benchmark: { value: number } }
    expect(value).toBe(1098)
    expect(benchmark.value).toBeCloseTo((1000 / 49) * 30, 9)
  })

  it("says of each figure why there is none when a price is not known, and shows the positions", async () => {
    const { status, stdout } = await portfolio("--json")
    const found = JSON.parse(stdout) as Record<string, unknown>
    expect(status).toBe(0)
    expect(found).toMatchObject({
      value: null,
      positions: [{ symbol: "A", quantity: 15, costBasis: 375, marketValue: null }],
      performance: { timeWeightedReturn: null, gains: null },
      nulls: {
        value: "no price of A on or before 2024-03-01",
        gains: "no price of A on or before 2024-03-01",
      },
    })
  })

  it("converts into the currency that is asked for", async () => {
    const { stdout } = await portfolio(
      "--prices",
      path("prices"),
      "--fx",
      path("rates.csv"),
      "--currency",
      "EUR",
      "--json",
    )
    const { value, options } = JSON.parse(stdout) as { value: number; options: object }
    expect(value).toBeCloseTo(1098 / 1.1, 9)
    expect(options).toEqual({
      format: null,
      from: null,
      asOf: "2024-03-01",
      currency: "EUR",
      costBasis: "fifo",
      benchmark: null,
    })
  })

  it.each([
    [["--prices", "nowhere"], "nowhere: no such folder; a folder of SYMBOL.csv files was expected"],
    [["--benchmark", "A"], "--benchmark needs --prices"],
    [["--from", "2024-06-01"], "--from 2024-06-01 is after 2024-03-01, the last day"],
    [["--currency", "euro"], "A currency was expected, such as USD."],
    [["--cost-basis", "best"], "Allowed choices are fifo, lifo, hifo, average."],
    [["--format", "gnucash"], "there is no format gnucash"],
  ])("refuses %j in one line", async (args, sentence) => {
    const { status, stdout, stderr } = await portfolio(...args)
    expect([status, stdout]).toEqual([2, ""])
    expect(stderr).toMatch(/^foliant: .+\n$/)
    expect(stderr).toContain(sentence)
  })

  it("refuses rates without a pair of currencies", async () => {
    const { status, stderr } = await portfolio("--fx", path("norates.csv"))
    expect(status).toBe(2)
    expect(stderr).toContain("norates.csv, line 1: no column is a pair of currencies")
  })

  it("gives the same bytes in every time zone", async () => {
    const outputs = await Promise.all(
      ["America/New_York", "UTC", "Asia/Tokyo"].map((timeZone) =>
        runFoliant(
          ["portfolio", path("t.csv"), "--prices", path("prices"), "--as-of", "2024-03-01", "--json"],
          { timeZone },
        ),
      ),
    )
    expect(outputs.map(({ status }) => status)).toEqual([0, 0, 0])
    expect(new Set(outputs.map(({ stdout }) => stdout)).size).toBe(1)
  })
})
