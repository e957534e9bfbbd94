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
