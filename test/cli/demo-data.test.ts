import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { demoPrices } from "../../demo/daily-prices.ts"
import { demoLogs, logsOfSize } from "../../demo/generate.ts"
import { xoshiro128, xoshiro128Words } from "../../demo/xoshiro128.ts"

const demoFile = (name: string) => readFileSync(new URL(`../../demo/${name}`, import.meta.url), "utf8")

describe("demo data", () => {
  it("is what its script writes, byte for byte", () => {
    const { tradeLog, dailyLog } = demoLogs()
    expect(tradeLog).toBe(demoFile("synthetic-trade-log.csv"))
    expect(dailyLog).toBe(demoFile("synthetic-daily-log.csv"))
  })

  it("has prices that are what its script writes, byte for byte", () => {
    const { index, bonds } = demoPrices()
    expect(index).toBe(demoFile("synthetic-index.csv"))
    expect(bonds).toBe(demoFile("synthetic-bonds.csv"))
  })

  it("names each strategy as synthetic", () => {
    const rows = demoFile("synthetic-trade-log.csv").trimEnd().split("\r\n").slice(1)
    expect(rows.length).toBeGreaterThan(1_500)
    expect(rows.filter((row) => !row.includes("(synthetic)"))).toEqual([])
  })

  it("comes in any size", () => {
    for (const size of [1_000, 3_000]) {
      expect(logsOfSize(size).tradeLog.trimEnd().split("\r\n")).toHaveLength(size + 1)
    }
  })
})

// Values: the reference C of Blackman and Vigna, and SplitMix32 before it, written out in Python.
describe("xoshiro128**", () => {
  it("gives the words of the reference implementation", () => {
    const next = xoshiro128Words(Uint32Array.of(1, 2, 3, 4))
    expect(Array.from({ length: 10 }, next)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ])
  })

  it("starts from SplitMix32 of the seed", () => {
    const stream = xoshiro128(1)
    expect(Array.from({ length: 5 }, () => stream.uniform())).toEqual([
      0.09156953264027834, 0.5061978038866073, 0.8881928145419806, 0.4872551844455302, 0.43427017657086253,
    ])
  })
})
