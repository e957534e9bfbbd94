import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { CommitImportRequest } from "../../src/contract/index.ts"
import { commitImport } from "../../src/operations/commit-import.ts"
import { discardImport } from "../../src/operations/discard-import.ts"
import { listImports } from "../../src/operations/list-imports.ts"
import { listTrades } from "../../src/operations/list-trades.ts"
import type { OperationContext } from "../../src/operations/operation-context.ts"
import { previewImport } from "../../src/operations/preview-import.ts"
import { previewWithoutDailyLog } from "../../src/operations/preview-without-daily-log.ts"
import { readImportSource } from "../../src/operations/read-import-source.ts"
import { readImport } from "../../src/operations/read-import.ts"
import { readPortfolio } from "../../src/operations/read-portfolio.ts"
import { restoreImport } from "../../src/operations/restore-import.ts"
import { retargetImport } from "../../src/operations/retarget-import.ts"
import { undoImport } from "../../src/operations/undo-import.ts"
import { updatePortfolio } from "../../src/operations/update-portfolio.ts"
import type { SampleRow } from "../fixtures/option-omega-csv.ts"
import { textFile } from "../fixtures/option-omega-csv.ts"
import {
  importTrades,
  logOf,
  openOn,
  type PortfolioWorld,
  portfolioWorld,
  preview,
  tradeOn,
} from "./portfolio-world.ts"

let world: PortfolioWorld
let ann: OperationContext
beforeEach(async () => {
  world = await portfolioWorld()
  ann = world.contextOf("ann")
})
afterEach(() => world.remove())

/** Open day, P/L and whether it is closed, of every trade of a portfolio, oldest first. */
async function tradesOf(
  portfolioId: string,
): Promise<(readonly [string | undefined, number | undefined, boolean])[]> {
  const request = {
    strategy: [],
    dateBasis: "close",
    status: "all",
    sort: "openDate",
    limit: 200,
    after: null,
  } as const
  const { load } = await listTrades(ann, portfolioId, { ...request, strategy: [] })
  const { data } = await load()
  return data.map((trade) => [trade.openDate?.slice(8), trade.pnl, trade.closeDate !== null] as const)
}

const commitRequest = (over: Partial<CommitImportRequest> = {}): CommitImportRequest => ({
  portfolioId: null,
  confirmedChecks: [],
  initialCapital: null,
  expectedRevision: null,
  ...over,
})

const threeDays = [tradeOn(10), tradeOn(11), tradeOn(12)]

describe("a preview", () => {
  it("says what the import would do, and writes to no portfolio", async () => {
    const found = await preview(ann, threeDays, { name: "My run.2025.csv" })
    expect(found).toMatchObject({
      import: { status: "staged", portfolioId: null, mode: "append", effect: null },
      target: null,
      suggestedName: "My run.2025",
      newTrades: 3,
      supersededTrades: 0,
      repeatedTrades: 0,
      alreadyImported: null,
      mustConfirm: [],
      // Three trades of (210 − 0) × 1 − 1.5 each.
      summary: { firstDate: "2025-03-10", lastDate: "2025-03-12", totalPnl: 625.5, initialCapital: null },
    })
    expect(await ann.store.everHadPortfolio("ann")).toBe(false)
  })

  it("is the same when it is read again", async () => {
    const first = await preview(ann, threeDays)
    expect(await readImport(ann, first.import.id)).toEqual(first)
  })

  it("is refused for a file that cannot be read, and nothing is staged", async () => {
    const files = [textFile("not,a,trade log\n1,2,3\n")]
    const refused = previewImport(ann, { files, roles: [], portfolioId: null, mode: "append" })
    await expect(refused).rejects.toMatchObject({ name: "UnreadableFile" })
    expect(await ann.store.discardStagedBefore("ann", "9999")).toBe(0)
  })

  it("is forgotten after a day", async () => {
    const old = await preview(ann, threeDays)
    world.advance(25 * 3_600_000)
    await preview(ann, [tradeOn(20)])
    await expect(readImport(ann, old.import.id)).rejects.toMatchObject({ code: "import-not-found" })
  })

  it("names the import that brought the same bytes before", async () => {
    const { importId, portfolioId } = await importTrades(ann, threeDays)
    const again = await preview(ann, threeDays, { portfolioId })
    expect(again.alreadyImported).toMatchObject({ importId, portfolioName: "log" })
    expect(again).toMatchObject({ newTrades: 0, repeatedTrades: 3 })
    expect(again.repeats).toEqual(
      [2, 3, 4].map((line) => ({ line, repeatsLine: null, repeatsImport: importId })),
    )
  })

  it("can be pointed at another portfolio, and at a new one", async () => {
    const { portfolioId } = await importTrades(ann, threeDays)
    const { import: batch } = await preview(ann, [...threeDays, tradeOn(13)])
    const appended = await retargetImport(ann, batch.id, { portfolioId, mode: "append" })
    expect(appended).toMatchObject({
      newTrades: 1,
      repeatedTrades: 3,
      target: { id: portfolioId, revision: 1 },
    })
    const replacing = await retargetImport(ann, batch.id, { portfolioId, mode: "replace" })
    expect(replacing).toMatchObject({ newTrades: 4, repeatedTrades: 0, import: { mode: "replace" } })
    expect(await readImport(ann, batch.id)).toEqual(replacing)
    const alone = await retargetImport(ann, batch.id, { portfolioId: null, mode: "append" })
    expect(alone).toMatchObject({ newTrades: 4, target: null })
  })
})

describe("a commit", () => {
  it("does what the preview said", async () => {
    const { portfolioId } = await importTrades(ann, threeDays)
    const found = await preview(ann, [tradeOn(11), tradeOn(14)], { portfolioId })
    const done = await commitImport(ann, found.import.id, commitRequest({ portfolioId, expectedRevision: 1 }))
    const { newTrades, supersededTrades, repeatedTrades } = found
    expect(done).toMatchObject({
      portfolioId,
      revision: 2,
      import: { status: "committed", effect: { newTrades, supersededTrades, repeatedTrades } },
    })
    expect(await tradesOf(portfolioId)).toEqual(["10", "11", "12", "14"].map((day) => [day, 208.5, true]))
    expect(await readImport(ann, found.import.id)).toMatchObject({
      newTrades,
      repeatedTrades,
      target: { id: portfolioId },
    })
  })

  it("names the new portfolio as asked, or after the file", async () => {
    const named = await preview(ann, threeDays, { name: "run.csv" })
    const first = await commitImport(
      ann,
      named.import.id,
      commitRequest({ name: "Mine", initialCapital: 50_000 }),
    )
    const summary = await (await readPortfolio(ann, first.portfolioId)).load()
    expect(summary).toMatchObject({ name: "Mine", initialCapital: 50_000, synthetic: false, trades: 3 })
    // 50,000 + 3 × 208.5
    expect(summary.equity).toBe(50_625.5)
    const unnamed = await preview(ann, [tradeOn(20)], { name: "run.csv" })
    const second = await commitImport(ann, unnamed.import.id, commitRequest())
    expect(await ann.store.findPortfolio("ann", second.portfolioId)).toMatchObject({ name: "run" })
  })

  it("is refused until every failed check is confirmed", async () => {
    const wrong = [tradeOn(10, { "P/L": "999" })]
    const { import: batch, mustConfirm } = await preview(ann, wrong)
    expect(mustConfirm).toContain("profit-arithmetic")
    const refused = commitImport(ann, batch.id, commitRequest())
    await expect(refused).rejects.toMatchObject({ code: "unconfirmed-checks", ids: mustConfirm })
    const done = await commitImport(ann, batch.id, commitRequest({ confirmedChecks: mustConfirm }))
    expect(done.import.status).toBe("committed")
  })

  it("asks again when the portfolio moved since the preview", async () => {
    const { portfolioId } = await importTrades(ann, threeDays)
    const { import: batch, target } = await preview(ann, [tradeOn(14)], { portfolioId })
    await updatePortfolio(ann, portfolioId, { name: "moved" })
    const expectedRevision = target?.revision ?? null
    const refused = commitImport(ann, batch.id, commitRequest({ portfolioId, expectedRevision }))
    await expect(refused).rejects.toMatchObject({ code: "portfolio-moved", revision: 2 })
    const seen = await retargetImport(ann, batch.id, { portfolioId, mode: "append" })
    expect(seen.target?.revision).toBe(2)
    const done = await commitImport(ann, batch.id, commitRequest({ portfolioId, expectedRevision: 2 }))
    expect(done.revision).toBe(3)
  })

  it("is refused when it would change nothing", async () => {
    const { portfolioId } = await importTrades(ann, threeDays)
    const { import: batch } = await preview(ann, threeDays, { portfolioId })
    const refused = commitImport(ann, batch.id, commitRequest({ portfolioId }))
    await expect(refused).rejects.toMatchObject({ code: "nothing-to-import" })
  })

  it("happens once", async () => {
    const { importId } = await importTrades(ann, threeDays)
    const refused = commitImport(ann, importId, commitRequest())
    await expect(refused).rejects.toMatchObject({ code: "import-already-committed" })
    await expect(discardImport(ann, importId)).rejects.toMatchObject({ code: "import-already-committed" })
    const target = { portfolioId: null, mode: "append" } as const
    await expect(retargetImport(ann, importId, target)).rejects.toMatchObject({
      code: "import-already-committed",
    })
  })

  it("answers a repeated request with the same key as it did the first time", async () => {
    const { import: batch } = await preview(ann, threeDays)
    const options = { idempotencyKey: "key", synthetic: false }
    const first = await commitImport(ann, batch.id, commitRequest(), options)
    expect(await commitImport(ann, batch.id, commitRequest(), options)).toEqual(first)
    const other = commitImport(ann, batch.id, commitRequest({ name: "other" }), options)
    await expect(other).rejects.toMatchObject({ code: "idempotency-key-reused" })
  })

  it("goes on with the trade log alone where the daily log is of another run", async () => {
    const funded = [tradeOn(10, { "Funds at Close": "10208.5" })]
    const another = textFile("Date,Net Liquidity,P/L\n2025-03-10,77000,500\n", "another.csv")
    const pair = { files: [logOf(funded), another], roles: [], portfolioId: null, mode: "append" } as const
    const both = await previewImport(ann, pair)
    expect(both.mustConfirm).toContain("daily-log-match")
    await expect(previewWithoutDailyLog(world.contextOf("bob"), both.import.id)).rejects.toMatchObject({
      code: "import-not-found",
    })

    const alone = await previewWithoutDailyLog(ann, both.import.id)
    expect(alone.import.files.map(({ role }) => role)).toEqual(["trade-log"])
    expect(alone.mustConfirm).toEqual([])
    expect(alone.newTrades).toBe(1)
    await expect(readImport(ann, both.import.id)).rejects.toMatchObject({ code: "import-not-found" })
    const { portfolioId } = await commitImport(ann, alone.import.id, commitRequest())
    expect(await (await readPortfolio(ann, portfolioId)).load()).toMatchObject({
      basis: "closed-trades",
      equity: 10_208.5,
    })
    await expect(previewWithoutDailyLog(ann, alone.import.id)).rejects.toMatchObject({
      code: "import-already-committed",
    })
  })

  it("makes no portfolio of a daily log alone, but adds one to a portfolio that has trades", async () => {
    const days = textFile(
      "Date,Net Liquidity,P/L\n2025-03-10,10208.5,208.5\n2025-03-11,10417,208.5\n",
      "days.csv",
    )
    const alone = await previewImport(ann, { files: [days], roles: [], portfolioId: null, mode: "append" })
    expect(alone).toMatchObject({
      newTrades: 0,
      summary: { firstDate: "2025-03-10", initialCapital: 10_000 },
    })
    const confirmedChecks = alone.mustConfirm
    await expect(
      commitImport(ann, alone.import.id, commitRequest({ confirmedChecks })),
    ).rejects.toMatchObject({
      code: "trade-log-missing",
    })
    const { portfolioId } = await importTrades(ann, [tradeOn(10), tradeOn(11)])
    await commitImport(ann, alone.import.id, commitRequest({ portfolioId, confirmedChecks }))
    const { basis, equity } = await (await readPortfolio(ann, portfolioId)).load()
    expect({ basis, equity }).toEqual({ basis: "daily-log", equity: 10_417 })
  })
})

describe("batches that follow each other", () => {
  it("add of a longer export the new rows alone; the k-th equal row is the k-th that is there", async () => {
    const twice = [tradeOn(10, { Legs: "free text" }), tradeOn(11)]
    const { portfolioId } = await importTrades(ann, twice)
    await importTrades(ann, [...twice, tradeOn(12)], { portfolioId })
    expect(await tradesOf(portfolioId)).toEqual([
      ["10", 208.5, true],
      ["11", 208.5, true],
      ["12", 208.5, true],
    ])
  })

  it("close a trade that was open", async () => {
    const { portfolioId } = await importTrades(ann, [tradeOn(10), openOn(11)])
    const found = await preview(ann, [tradeOn(10), tradeOn(11), tradeOn(12)], { portfolioId })
    expect(found).toMatchObject({ newTrades: 1, supersededTrades: 1, repeatedTrades: 1 })
    await commitImport(ann, found.import.id, commitRequest({ portfolioId }))
    expect(await tradesOf(portfolioId)).toEqual([
      ["10", 208.5, true],
      ["11", 208.5, true],
      ["12", 208.5, true],
    ])
  })

  it("do not open a trade again that is closed already: the file is older", async () => {
    const { portfolioId } = await importTrades(ann, [tradeOn(10), tradeOn(11)])
    await importTrades(ann, [tradeOn(9), openOn(11)], { portfolioId })
    expect((await tradesOf(portfolioId)).map(([day, , isClosed]) => [day, isClosed])).toEqual([
      ["09", true],
      ["10", true],
      ["11", true],
    ])
  })

  it("stand in place of all before when they replace", async () => {
    const { portfolioId } = await importTrades(ann, threeDays)
    await importTrades(ann, [tradeOn(20)], { portfolioId, mode: "replace" })
    expect(await tradesOf(portfolioId)).toEqual([["20", 208.5, true]])
  })
})

describe("an undo", () => {
  const days = async (portfolioId: string) => (await tradesOf(portfolioId)).map(([day]) => day)
  const appendTo = (portfolioId: string, rows: readonly SampleRow[]) =>
    importTrades(ann, rows, { portfolioId })

  it("takes the batch's trades away, and its restore brings them back", async () => {
    const { portfolioId } = await importTrades(ann, threeDays)
    const { importId } = await appendTo(portfolioId, [tradeOn(14)])
    expect(await undoImport(ann, importId)).toMatchObject({ revision: 3, import: { status: "undone" } })
    expect(await days(portfolioId)).toEqual(["10", "11", "12"])
    expect(await restoreImport(ann, importId)).toMatchObject({ revision: 4, import: { status: "committed" } })
    expect(await days(portfolioId)).toEqual(["10", "11", "12", "14"])
  })

  it("puts what the batch superseded in force again", async () => {
    const { portfolioId } = await importTrades(ann, [openOn(11)])
    const { importId } = await appendTo(portfolioId, [tradeOn(11)])
    expect(await tradesOf(portfolioId)).toEqual([["11", 208.5, true]])
    await undoImport(ann, importId)
    expect(await tradesOf(portfolioId)).toEqual([["11", -12.5, false]])
  })

  it("leaves the trades that a later batch has too", async () => {
    const { portfolioId, importId } = await importTrades(ann, threeDays)
    await appendTo(portfolioId, [...threeDays, tradeOn(13)])
    await undoImport(ann, importId)
    expect(await days(portfolioId)).toEqual(["10", "11", "12", "13"])
    await restoreImport(ann, importId)
    expect(await days(portfolioId)).toEqual(["10", "11", "12", "13"])
  })

  it("of a batch that replaced brings back what it replaced", async () => {
    const { portfolioId } = await importTrades(ann, threeDays)
    const { importId } = await importTrades(ann, [tradeOn(20)], { portfolioId, mode: "replace" })
    await undoImport(ann, importId)
    expect(await days(portfolioId)).toEqual(["10", "11", "12"])
  })

  it("of the only batch leaves an empty portfolio, which has no figures", async () => {
    const { portfolioId, importId } = await importTrades(ann, threeDays)
    await undoImport(ann, importId)
    expect(await (await readPortfolio(ann, portfolioId)).load()).toMatchObject({
      trades: 0,
      equity: null,
      totalPnl: null,
      basis: null,
      sparkline: [],
    })
    expect(await days(portfolioId)).toEqual([])
  })

  it("is refused for what is not in force, a restore for what is not undone", async () => {
    const staged = await preview(ann, threeDays)
    await expect(undoImport(ann, staged.import.id)).rejects.toMatchObject({ code: "import-not-in-force" })
    const { importId } = await importTrades(ann, [tradeOn(20)])
    await expect(restoreImport(ann, importId)).rejects.toMatchObject({ code: "import-not-undone" })
    await undoImport(ann, importId)
    await expect(undoImport(ann, importId)).rejects.toMatchObject({ code: "import-not-in-force" })
  })
})

describe("an import", () => {
  it("keeps the file byte for byte", async () => {
    const file = logOf(threeDays)
    const bytes = Uint8Array.from(file.bytes)
    const { importId } = await importTrades(ann, threeDays)
    const source = await readImportSource(ann, importId, 0)
    expect(source.name).toBe("log.csv")
    expect(Buffer.from(source.bytes).equals(bytes)).toBe(true)
    await expect(readImportSource(ann, importId, 1)).rejects.toMatchObject({ code: "import-file-not-found" })
  })

  it("is listed with its portfolio, newest first, with what became of it", async () => {
    const { portfolioId } = await importTrades(ann, threeDays)
    const { importId } = await importTrades(ann, [tradeOn(14)], { portfolioId })
    await undoImport(ann, importId)
    const { data } = await (await listImports(ann, portfolioId)).load()
    expect(data.map((batch) => [batch.status, batch.effect?.newTrades, batch.files[0].accepted])).toEqual([
      ["undone", 1, 1],
      ["committed", 3, 3],
    ])
  })

  it("is not there for another owner", async () => {
    const bob = world.contextOf("bob")
    const { portfolioId, importId } = await importTrades(ann, threeDays)
    const staged = await preview(ann, [tradeOn(20)])
    const target = { portfolioId: null, mode: "append" } as const
    const attempts = [
      () => readImport(bob, importId),
      () => undoImport(bob, importId),
      () => restoreImport(bob, importId),
      () => readImportSource(bob, importId, 0),
      () => discardImport(bob, staged.import.id),
      () => retargetImport(bob, staged.import.id, target),
      () => commitImport(bob, staged.import.id, commitRequest()),
    ]
    for (const attempt of attempts)
      await expect(attempt()).rejects.toMatchObject({ code: "import-not-found" })
    await expect(preview(bob, threeDays, { portfolioId })).rejects.toMatchObject({
      code: "portfolio-not-found",
    })
    await expect(listImports(bob, portfolioId)).rejects.toMatchObject({ code: "portfolio-not-found" })
    // Nor do the same bytes tell bob that ann has them.
    expect((await preview(bob, threeDays)).alreadyImported).toBeNull()
  })
})
