import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { ImportCommit, Portfolio, PortfolioStore } from "../../src/operations/ports.ts"
import { openPortfolioStore } from "../../src/store/sqlite/open-portfolio-store.ts"
import { bytes, stagedImport } from "./staged-import.ts"

type Adapter = {
  readonly name: string
  /** A store with nothing in it, and what takes it away again. */
  readonly open: () => Promise<{ store: PortfolioStore; remove: () => Promise<void> }>
}

const adapters: readonly Adapter[] = [
  {
    name: "sqlite",
    async open() {
      const directory = mkdtempSync(join(tmpdir(), "foliant-store-"))
      const store = await openPortfolioStore(directory)
      return {
        store,
        async remove() {
          await store.close()
          rmSync(directory, { recursive: true })
        },
      }
    },
  },
]

const at = "2024-03-01T10:00:00.000Z"
const later = "2024-03-02T10:00:00.000Z"

function portfolio(id: string, over: Partial<Portfolio> = {}): Portfolio {
  return {
    id,
    kind: "trade-log",
    name: `name of ${id}`,
    currency: "USD",
    synthetic: false,
    initialCapital: null,
    revision: 1,
    createdAt: at,
    updatedAt: at,
    ...over,
  }
}

function commitOf(importId: string, over: Partial<ImportCommit> = {}): ImportCommit {
  return {
    importId,
    portfolioId: "p1",
    create: null,
    expectedRevision: 1,
    effect: { newTrades: 2, supersededTrades: 0, repeatedTrades: 0 },
    initialCapital: null,
    idempotencyKey: null,
    at,
    ...over,
  }
}

describe.each(adapters)("a portfolio store on $name", (adapter) => {
  let store: PortfolioStore
  let remove: () => Promise<void>

  beforeEach(async () => {
    ;({ store, remove } = await adapter.open())
  })
  afterEach(() => remove())

  async function makePortfolio(id: string, over: Partial<Portfolio> = {}, owner = "ann"): Promise<void> {
    await store.stageImport(owner, stagedImport(`first of ${id}`))
    const commit = commitOf(`first of ${id}`, { portfolioId: id, create: portfolio(id, over) })
    expect(await store.commitImport(owner, commit)).toEqual({ outcome: "committed", revision: 1 })
  }

  describe("portfolios", () => {
    it("come back as they were made", async () => {
      await makePortfolio("p1", { synthetic: true, initialCapital: 250_000.5, name: "Größe 📈" })
      expect(await store.findPortfolio("ann", "p1")).toEqual(
        portfolio("p1", { synthetic: true, initialCapital: 250_000.5, name: "Größe 📈" }),
      )
    })

    it("belong to their owner: to another they are not there", async () => {
      await makePortfolio("p1")
      expect(await store.findPortfolio("bob", "p1")).toBeNull()
      expect(await store.updatePortfolio("bob", "p1", { name: "mine" }, later)).toBeNull()
      expect(await store.deletePortfolio("bob", "p1", later)).toBe(false)
      expect(await store.readBatches("bob", "p1")).toBeNull()
      expect(await store.listImports("bob", "p1")).toEqual([])
      expect(await store.listChanges("bob", "p1", 10)).toEqual([])
      expect(await store.everHadPortfolio("bob")).toBe(false)
      expect(await store.findPortfolio("ann", "p1")).toEqual(portfolio("p1"))
    })

    it("are listed a page at a time, in order, ties by id", async () => {
      for (const [id, name] of [
        ["p3", "b"],
        ["p1", "b"],
        ["p2", "a"],
        ["p4", "c"],
      ] as const) {
        await makePortfolio(id, { name })
      }
      for (const descending of [false, true]) {
        const order = { by: "name", descending } as const
        const whole = await store.listPortfolios("ann", { order, limit: 10, after: null })
        const expected = ["p2", "p1", "p3", "p4"]
        expect(whole.map((one) => one.id)).toEqual(descending ? expected.toReversed() : expected)
        const paged: string[] = []
        let after: { key: string; id: string } | null = null
        for (;;) {
          const page: Portfolio[] = await store.listPortfolios("ann", { order, limit: 1, after })
          const last = page.at(-1)
          if (last === undefined) break
          paged.push(last.id)
          after = { key: last.name, id: last.id }
        }
        expect(paged).toEqual(whole.map((one) => one.id))
      }
    })

    it("change only in what the change names, with a higher revision and an entry in the audit log", async () => {
      await makePortfolio("p1")
      const changed = await store.updatePortfolio("ann", "p1", { initialCapital: 5_000 }, later)
      expect(changed).toEqual(portfolio("p1", { initialCapital: 5_000, revision: 2, updatedAt: later }))
      const cleared = await store.updatePortfolio("ann", "p1", { initialCapital: null, name: "new" }, later)
      expect(cleared).toEqual(portfolio("p1", { name: "new", revision: 3, updatedAt: later }))
      const [second, first] = await store.listChanges("ann", "p1", 2)
      expect(first).toMatchObject({
        at: later,
        action: "portfolio.update",
        subject: "p1",
        before: { name: "name of p1", initialCapital: null },
        after: { name: "name of p1", initialCapital: 5_000 },
      })
      expect(second).toMatchObject({ after: { name: "new", initialCapital: null } })
    })

    it("are out of sight when deleted, and come back whole", async () => {
      await makePortfolio("p1")
      expect(await store.deletePortfolio("ann", "p1", later)).toBe(true)
      expect(await store.deletePortfolio("ann", "p1", later)).toBe(false)
      expect(await store.findPortfolio("ann", "p1")).toBeNull()
      expect(await store.readBatches("ann", "p1")).toBeNull()
      expect(await store.setImportUndone("ann", "first of p1", true, later)).toBeNull()
      expect(await store.findImportsBySha256("ann", ["sha256 of first of p1"])).toEqual([])
      const order = { by: "name", descending: false } as const
      expect(await store.listPortfolios("ann", { order, limit: 10, after: null })).toEqual([])
      expect(await store.everHadPortfolio("ann")).toBe(true)
      expect(await store.listRemovedPortfolios("ann")).toEqual([
        { ...portfolio("p1", { revision: 2, updatedAt: later }), removedAt: later },
      ])
      expect(await store.listRemovedPortfolios("bob")).toEqual([])
      expect(await store.restorePortfolio("ann", "p1", later)).toEqual(
        portfolio("p1", { revision: 3, updatedAt: later }),
      )
      expect(await store.listRemovedPortfolios("ann")).toEqual([])
      expect(await store.restorePortfolio("ann", "p1", later)).toBeNull()
      expect((await store.readBatches("ann", "p1"))?.trades).toHaveLength(1)
    })
  })

  describe("staged imports", () => {
    it("come back with their report, blocks and sources, and belong to no portfolio", async () => {
      const staged = stagedImport("i1", { days: bytes("days") })
      await store.stageImport("ann", staged)
      expect(await store.findImport("ann", "i1")).toEqual(staged.batch)
      expect(await store.readImportBlocks("ann", "i1")).toEqual({ trades: staged.trades, days: staged.days })
      expect(await store.readImportSource("ann", "i1", 0)).toEqual(bytes("source of i1"))
      expect(await store.readImportSource("ann", "i1", 1)).toBeNull()
      expect(await store.everHadPortfolio("ann")).toBe(false)
    })

    it("are listed until they are decided on, newest first", async () => {
      await store.stageImport("ann", stagedImport("i1"))
      await store.stageImport("ann", stagedImport("i2", { createdAt: later }))
      await store.stageImport("bob", stagedImport("i3"))
      const ids = async () => (await store.listStagedImports("ann")).map(({ id }) => id)
      expect(await ids()).toEqual(["i2", "i1"])
      await store.commitImport("ann", commitOf("i1", { create: portfolio("p1") }))
      expect(await ids()).toEqual(["i2"])
      await store.discardImport("ann", "i2")
      expect(await ids()).toEqual([])
    })

    it("are not there for another owner", async () => {
      await store.stageImport("ann", stagedImport("i1"))
      expect(await store.findImport("bob", "i1")).toBeNull()
      expect(await store.readImportBlocks("bob", "i1")).toBeNull()
      expect(await store.readImportSource("bob", "i1", 0)).toBeNull()
      expect(await store.retargetImport("bob", "i1", { portfolioId: null, mode: "replace" })).toBe(false)
      expect(await store.discardImport("bob", "i1")).toBe(false)
      expect(await store.discardStagedBefore("bob", later)).toBe(0)
      const commit = commitOf("i1", { create: portfolio("p1") })
      expect(await store.commitImport("bob", commit)).toEqual({ outcome: "not-staged" })
      expect(await store.findImport("ann", "i1")).not.toBeNull()
    })

    it("are discarded by id or by age; committed ones are not", async () => {
      await makePortfolio("p1")
      await store.stageImport("ann", stagedImport("old", { createdAt: "2024-02-01T00:00:00.000Z" }))
      await store.stageImport("ann", stagedImport("new"))
      expect(await store.discardStagedBefore("ann", "2024-02-15T00:00:00.000Z")).toBe(1)
      expect(await store.findImport("ann", "old")).toBeNull()
      expect(await store.discardImport("ann", "new")).toBe(true)
      expect(await store.discardImport("ann", "new")).toBe(false)
      expect(await store.readImportBlocks("ann", "new")).toBeNull()
      expect(await store.discardImport("ann", "first of p1")).toBe(false)
      expect(await store.discardStagedBefore("ann", "2030-01-01T00:00:00.000Z")).toBe(0)
    })

    it("take another target until they are committed, and are not listed by it", async () => {
      await makePortfolio("p1")
      await store.stageImport("ann", stagedImport("i1"))
      const target = { portfolioId: "p1", mode: "replace" } as const
      expect(await store.retargetImport("ann", "i1", target)).toBe(true)
      expect(await store.findImport("ann", "i1")).toMatchObject({ ...target, status: "staged" })
      expect((await store.listImports("ann", "p1")).map((one) => one.id)).toEqual(["first of p1"])
      expect((await store.readBatches("ann", "p1"))?.trades).toHaveLength(1)
      expect(await store.retargetImport("ann", "first of p1", target)).toBe(false)
    })
  })

  describe("a commit", () => {
    it("makes the portfolio, its first revision, the batch's effect and the audit entries at once", async () => {
      await store.stageImport("ann", stagedImport("i1"))
      const effect = { newTrades: 7, supersededTrades: 1, repeatedTrades: 3 }
      const commit = commitOf("i1", { create: portfolio("p1"), initialCapital: 9_000, effect })
      expect(await store.commitImport("ann", commit)).toEqual({ outcome: "committed", revision: 1 })
      expect((await store.findPortfolio("ann", "p1"))?.initialCapital).toBe(9_000)
      expect(await store.findImport("ann", "i1")).toMatchObject({
        status: "committed",
        portfolioId: "p1",
        effect,
        committedAt: at,
      })
      const changes = await store.listChanges("ann", "p1", 10)
      expect(changes.map((change) => change.action)).toEqual(["import.commit", "portfolio.create"])
      expect(changes[0]).toMatchObject({ before: null, after: { revision: 1, newTrades: 7 } })
    })

    it("changes nothing when the portfolio has moved", async () => {
      await makePortfolio("p1")
      await store.updatePortfolio("ann", "p1", { name: "moved" }, later)
      await store.stageImport("ann", stagedImport("i2"))
      const before = await store.listChanges("ann", "p1", 10)
      expect(await store.commitImport("ann", commitOf("i2"))).toEqual({ outcome: "moved", revision: 2 })
      expect((await store.findImport("ann", "i2"))?.status).toBe("staged")
      expect(await store.listChanges("ann", "p1", 10)).toEqual(before)
      expect(await store.commitImport("ann", commitOf("i2", { expectedRevision: 2 }))).toEqual({
        outcome: "committed",
        revision: 3,
      })
    })

    it("is refused for a portfolio of another owner, a deleted one and a batch that is committed", async () => {
      await makePortfolio("p1")
      await store.stageImport("bob", stagedImport("bobs"))
      expect(await store.commitImport("bob", commitOf("bobs"))).toEqual({ outcome: "no-portfolio" })
      expect(await store.commitImport("ann", commitOf("first of p1"))).toEqual({ outcome: "not-staged" })
      await store.deletePortfolio("ann", "p1", later)
      await store.stageImport("ann", stagedImport("i2"))
      expect(await store.commitImport("ann", commitOf("i2", { expectedRevision: 2 }))).toEqual({
        outcome: "no-portfolio",
      })
    })

    it("is found again by its idempotency key, and a key is used once", async () => {
      await makePortfolio("p1")
      await store.stageImport("ann", stagedImport("i2"))
      await store.stageImport("ann", stagedImport("i3"))
      const idempotencyKey = { key: "k", request: "r" }
      await store.commitImport("ann", commitOf("i2", { idempotencyKey }))
      expect(await store.findImportByIdempotencyKey("ann", "k")).toEqual({
        importId: "i2",
        request: "r",
        revision: 2,
      })
      expect(await store.findImportByIdempotencyKey("bob", "k")).toBeNull()
      await expect(
        store.commitImport("ann", commitOf("i3", { idempotencyKey, expectedRevision: 2 })),
      ).rejects.toThrow(/unique/i)
      expect((await store.findPortfolio("ann", "p1"))?.revision).toBe(2)
    })
  })

  describe("the batches of a portfolio", () => {
    async function append(id: string, over: Parameters<typeof stagedImport>[1] = {}): Promise<void> {
      await store.stageImport("ann", stagedImport(id, over))
      const { revision } = (await store.findPortfolio("ann", "p1")) ?? { revision: 0 }
      const outcome = await store.commitImport("ann", commitOf(id, { expectedRevision: revision, at: later }))
      expect(outcome.outcome).toBe("committed")
    }
    const inForce = async () => (await store.readBatches("ann", "p1"))?.trades.map((one) => one.importId)

    it("are read in order of commit, with the daily log of the latest that has one", async () => {
      await makePortfolio("p1")
      await append("i2", { days: bytes("days 2") })
      await append("i1")
      expect(await store.readBatches("ann", "p1")).toEqual({
        revision: 3,
        trades: [
          { importId: "first of p1", block: bytes("trades of first of p1") },
          { importId: "i2", block: bytes("trades of i2") },
          { importId: "i1", block: bytes("trades of i1") },
        ],
        days: { importId: "i2", block: bytes("days 2") },
      })
    })

    it("leave and return by undo and restore, each a new revision, in their old place", async () => {
      await makePortfolio("p1")
      await append("i2")
      expect(await store.setImportUndone("ann", "first of p1", true, later)).toEqual({
        portfolioId: "p1",
        revision: 3,
      })
      expect(await inForce()).toEqual(["i2"])
      expect(await store.setImportUndone("ann", "first of p1", true, later)).toBeNull()
      expect(await store.findImport("ann", "first of p1")).toMatchObject({
        status: "undone",
        undoneAt: later,
      })
      expect(await store.setImportUndone("ann", "first of p1", false, later)).toMatchObject({ revision: 4 })
      expect(await inForce()).toEqual(["first of p1", "i2"])
      expect((await store.listChanges("ann", "p1", 2)).map((change) => change.action)).toEqual([
        "import.restore",
        "import.undo",
      ])
    })

    it("begin at the latest that replaces, and its undo brings the earlier ones back", async () => {
      await makePortfolio("p1")
      await append("i2", { mode: "replace", days: bytes("days 2") })
      await append("i3")
      expect(await inForce()).toEqual(["i2", "i3"])
      await store.setImportUndone("ann", "i2", true, later)
      expect(await inForce()).toEqual(["first of p1", "i3"])
      expect((await store.readBatches("ann", "p1"))?.days).toBeNull()
    })

    it("are listed newest first with their counts, undone ones too", async () => {
      await makePortfolio("p1")
      await append("i2")
      await store.setImportUndone("ann", "i2", true, later)
      const [newest, oldest] = await store.listImports("ann", "p1")
      expect(newest).toMatchObject({ id: "i2", status: "undone" })
      expect(oldest).toMatchObject({ id: "first of p1", status: "committed" })
      expect(oldest?.files).toEqual([
        {
          role: "trade-log",
          name: "first of p1.csv",
          size: 120,
          sha256: "sha256 of first of p1",
          format: "option-omega-trade-log",
          rows: 3,
          accepted: 2,
          rejectedRows: 1,
          duplicates: 0,
          failedChecks: ["profit-arithmetic"],
        },
      ])
    })

    it("are found by the sha256 of a file, newest first, while in force", async () => {
      await makePortfolio("p1")
      await append("i2", { sha256: "same" })
      await store.stageImport("ann", stagedImport("staged", { sha256: "same" }))
      expect((await store.findImportsBySha256("ann", ["same"])).map((one) => one.id)).toEqual(["i2"])
      expect(
        (await store.findImportsBySha256("ann", ["same", "sha256 of first of p1"])).map((one) => one.id),
      ).toEqual(["i2", "first of p1"])
      expect(await store.findImportsBySha256("bob", ["same"])).toEqual([])
      await store.setImportUndone("ann", "i2", true, later)
      expect(await store.findImportsBySha256("ann", ["same"])).toEqual([])
    })
  })

  it("reports its engine and finds itself sound", async () => {
    await makePortfolio("p1")
    expect(await store.check({ integrity: true })).toMatchObject({ engine: adapter.name, integrity: "ok" })
    expect((await store.check({ integrity: false })).integrity).toBeNull()
  })
})
