import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { BacktestStore, StoredPriceFile, StoredRun } from "../../src/operations/backtests-port.ts"
import { openStore } from "../../src/store/sqlite/open-store.ts"

type Adapter = {
  readonly name: string
  readonly open: () => Promise<{ store: BacktestStore; remove: () => Promise<void> }>
}

const adapters: readonly Adapter[] = [
  {
    name: "sqlite",
    async open() {
      const directory = mkdtempSync(join(tmpdir(), "foliant-backtests-"))
      const store = await openStore(directory)
      return {
        store: store.backtests,
        async remove() {
          await store.close()
          rmSync(directory, { recursive: true })
        },
      }
    },
  },
]

const at = "2024-03-01T10:00:00.000Z"
const block = Uint8Array.of(1, 2, 3)
const whole = { limit: 10, after: null }

function priceFile(id: string, over: Partial<StoredPriceFile> = {}): StoredPriceFile {
  return {
    id,
    name: "goog.csv",
    sha256: `sha of ${id}`,
    size: 99,
    rows: 7,
    bars: 6,
    from: "2020-01-01",
    to: "2020-02-01",
    warnings: [{ id: "gaps", count: 1, detail: "one" }],
    createdAt: at,
    ...over,
  }
}

function run(id: string, over: Partial<StoredRun> = {}): StoredRun {
  return {
    id,
    kind: "backtest",
    key: `key of ${id}`,
    engineVersion: "1.0.0",
    request: { strategy: { id: "sma-cross" } },
    strategy: { id: "sma-cross", parameters: { fast: 10 }, expressions: {}, direction: "long" },
    prices: { kind: "price-file", id: "f1", name: "goog.csv", revision: "abc", currency: null },
    summary: { totalReturn: 0.5 },
    jobId: null,
    createdAt: at,
    ...over,
  }
}

describe.each(adapters)("a store of backtests: $name", ({ open }) => {
  let store: BacktestStore
  let remove: () => Promise<void>
  beforeEach(async () => ({ store, remove } = await open()))
  afterEach(() => remove())

  describe("price files", () => {
    it("are kept with their bars", async () => {
      expect(await store.savePriceFile("ann", priceFile("f1"), { block, source: block })).toEqual(
        priceFile("f1"),
      )
      expect(await store.findPriceFile("ann", "f1")).toEqual(priceFile("f1"))
      expect(await store.readPriceBlock("ann", "f1")).toEqual(block)
    })

    it("of the same bytes are one", async () => {
      await store.savePriceFile("ann", priceFile("f1", { sha256: "x" }), { block, source: block })
      const again = priceFile("f2", { sha256: "x", name: "other.csv" })
      expect((await store.savePriceFile("ann", again, { block, source: block })).id).toBe("f1")
      expect((await store.savePriceFile("bob", again, { block, source: block })).id).toBe("f2")
    })

    it("are listed newest first, a page at a time, and can be deleted and brought back", async () => {
      for (const id of ["f1", "f2", "f3"]) {
        await store.savePriceFile("ann", priceFile(id), { block, source: block })
      }
      expect(await store.setPriceFileDeleted("ann", "f2", true, at)).toBe(true)
      expect(await store.setPriceFileDeleted("ann", "f2", true, at)).toBe(false)
      const first = await store.listPriceFiles("ann", { limit: 1, after: null })
      const rest = await store.listPriceFiles("ann", { limit: 9, after: "f3" })
      expect([...first, ...rest].map(({ id }) => id)).toEqual(["f3", "f1"])
      expect(await store.setPriceFileDeleted("ann", "f2", false, at)).toBe(true)
      expect(await store.listPriceFiles("ann", whole)).toHaveLength(3)
    })
  })

  describe("runs", () => {
    it("are found by id and by key", async () => {
      await store.saveRun("ann", run("r1"), block)
      expect(await store.findRun("ann", "backtest", "r1")).toEqual(run("r1"))
      expect(await store.findRunByKey("ann", "backtest", "key of r1")).toEqual(run("r1"))
      expect(await store.findRun("ann", "optimization", "r1")).toBeNull()
      expect(await store.readRunResult("ann", "r1")).toEqual(block)
    })

    it("of the same key are one, until it is deleted", async () => {
      await store.saveRun("ann", run("r1", { key: "k" }), block)
      expect((await store.saveRun("ann", run("r2", { key: "k" }), block)).id).toBe("r1")
      await store.setRunDeleted("ann", "backtest", "r1", true, at)
      expect((await store.saveRun("ann", run("r2", { key: "k" }), block)).id).toBe("r2")
    })

    it("may get their result later, and twice", async () => {
      const unfinished = run("r1", { kind: "optimization", summary: null })
      await store.saveRun("ann", unfinished, null)
      await store.setRunJob("ann", "r1", "j1")
      expect(await store.findRun("ann", "optimization", "r1")).toEqual({ ...unfinished, jobId: "j1" })
      expect(await store.readRunResult("ann", "r1")).toBeNull()
      await store.finishRun("ann", "r1", { runs: 1 }, block)
      await store.finishRun("ann", "r1", { runs: 2 }, Uint8Array.of(9))
      expect((await store.findRun("ann", "optimization", "r1"))?.summary).toEqual({ runs: 2 })
      expect(await store.readRunResult("ann", "r1")).toEqual(Uint8Array.of(9))
    })

    it("are listed by kind, newest first, a page at a time", async () => {
      for (const id of ["r1", "r2", "r3"]) await store.saveRun("ann", run(id), block)
      await store.saveRun("ann", run("r4", { kind: "walk-forward" }), block)
      const first = await store.listRuns("ann", "backtest", { limit: 2, after: null })
      const rest = await store.listRuns("ann", "backtest", { limit: 2, after: "r2" })
      expect([...first, ...rest].map(({ id }) => id)).toEqual(["r3", "r2", "r1"])
    })
  })

  it("shows nothing of one owner to another", async () => {
    await store.savePriceFile("ann", priceFile("f1"), { block, source: block })
    await store.saveRun("ann", run("r1"), block)
    expect(await store.findPriceFile("bob", "f1")).toBeNull()
    expect(await store.readPriceBlock("bob", "f1")).toBeNull()
    expect(await store.listPriceFiles("bob", whole)).toEqual([])
    expect(await store.setPriceFileDeleted("bob", "f1", true, at)).toBe(false)
    expect(await store.findRun("bob", "backtest", "r1")).toBeNull()
    expect(await store.findRunByKey("bob", "backtest", "key of r1")).toBeNull()
    expect(await store.readRunResult("bob", "r1")).toBeNull()
    expect(await store.listRuns("bob", "backtest", whole)).toEqual([])
    expect(await store.setRunDeleted("bob", "backtest", "r1", true, at)).toBe(false)
  })
})
