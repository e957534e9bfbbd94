import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { runFoliant } from "./run-foliant.ts"

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "foliant-own-"))
  const rows = Array.from({ length: 20 }, (_, i) => `2024-01-${String(i + 1).padStart(2, "0")},${1000 + i}`)
  await writeFile(join(folder, "prices.csv"), ["date,close", ...rows].join("\n"))
})
afterAll(() => rm(folder, { recursive: true }))

async function backtest(strategy: string) {
  await writeFile(join(folder, "mine.ts"), strategy)
  return runFoliant(["backtest", join(folder, "prices.csv"), "--strategy", join(folder, "mine.ts"), "--json"])
}

describe("a strategy of one's own on the command line", () => {
  it.each([
    ["Number.isNaN", "Number.isNaN = (value) => { seen.push(value); return value !== value }"],
    [
      "Math.max",
      "const max = Math.max; Math.max = (...values) => { seen.push(...values); return max(...values) }",
    ],
    [
      "the map of arrays",
      "Object.getPrototypeOf(Float64Array.prototype).map = function (f) { seen.push(...this); return Float64Array.from(this, f) }",
    ],
  ])("cannot see later bars by putting its own in the place of %s", async (_, patch) => {
    const { status, stderr } = await backtest(`
      const seen: number[] = []
      export default {
        id: "spy", rule: "", parameters: [],
        prepare(setup: any) {
          try { eval(${JSON.stringify(patch)}) } catch {}
          setup.sma(setup.close, 2)
          setup.ema(setup.close, 2)
          setup.atr(2)
          setup.rateOfChange(setup.close, 1)
          return () => {
            if (seen.length > 0) throw new Error("it was told " + seen.length + " values")
          }
        },
      }`)
    expect([status, stderr]).toEqual([0, ""])
  })

  it("that fails is told of with the bar at which it did, on one line", async () => {
    const { status, stderr, stdout } = await backtest(`export default {
      id: "unlucky", rule: "", parameters: [],
      prepare: () => (context: any) => { if (context.bar === 5) throw new Error("no\\nluck") },
    }`)
    expect([status, stdout]).toEqual([2, ""])
    expect(stderr).toBe("foliant: the strategy unlucky failed at bar 5 (2024-01-06): no luck\n")
  })

  it("whose parameters are none is refused with what was expected", async () => {
    const { status, stderr } = await backtest(
      `export default { id: "odd", rule: "", parameters: [{ name: "a", kind: "integer" }], prepare: () => () => {} }`,
    )
    expect(status).toBe(2)
    expect(stderr).toContain('mine.ts: parameters[0] is none; { name, label, kind: "integer" or "number"')
  })
})

describe("a search on the command line", () => {
  it.each([
    [
      "a parameter with a value and a range",
      ["--set", "fast=3", "--grid", "fast=2:4:1"],
      "--set and --grid both give fast; one of them was expected",
    ],
    ["more threads than help", ["--grid", "fast=2:4:1", "--workers", "65"], "A whole number from 1 to 64"],
  ])("refuses %s", async (_, options, words) => {
    const prices = join(folder, "prices.csv")
    const { status, stderr } = await runFoliant(["optimize", prices, "--strategy", "sma-cross", ...options])
    expect(status).toBe(2)
    expect(stderr).toContain(words)
  })

  it("tells its best run whole where that is asked for, as it was run", async () => {
    const prices = join(folder, "prices.csv")
    const common = ["optimize", prices, "--strategy", "momentum", "--grid", "lookback=1:5:1", "--finalize"]
    const best = async (...options: readonly string[]) => {
      const { status, stdout } = await runFoliant([...common, ...options, "--json"])
      expect(status).toBe(0)
      return (JSON.parse(stdout) as { best: Record<string, unknown> }).best
    }
    const plain = await best()
    const { trades, openTrades, dates, equity, bounds, ...rest } = await best(
      "--trades",
      "--equity",
      "--bounds",
    )
    expect(rest).toEqual(plain)
    // Every run trades from bar 5 on: bought at bar 6 for 1,006, 9 units, and closed at the last close of 1,019.
    expect(trades).toEqual([expect.objectContaining({ size: 9, entryBar: 6, exitBar: 19, entryPrice: 1006 })])
    expect(openTrades).toEqual([])
    expect(dates).toHaveLength(20)
    const { finalEquity } = plain["statistics"] as Record<string, number>
    expect((equity as number[]).at(-1)).toBe(finalEquity)
    expect(bounds).toMatchObject({ finalEquity: { pessimistic: finalEquity, optimistic: finalEquity } })
    const text = await runFoliant([...common, "--trades"])
    expect(text.stdout).toMatch(/Trades\n.*\n +9 +2024-01-07/)
  })

  it("names the file whose prices are too few", async () => {
    await writeFile(join(folder, "one.csv"), "date,close\n2024-01-02,1\n")
    const options = ["--strategy", "sma-cross", "--grid", "fast=2:4:1"]
    for (const command of ["backtest", "optimize", "walk-forward"]) {
      const of = command === "backtest" ? options.slice(0, 2) : options
      const { status, stderr } = await runFoliant([command, join(folder, "one.csv"), ...of])
      expect([status, stderr]).toEqual([
        2,
        "foliant: one.csv: there are fewer than two prices from 2024-01-02 to 2024-01-02; the prices run from 2024-01-02 to 2024-01-02\n",
      ])
    }
  })
})
