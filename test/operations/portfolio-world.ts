import { createHash } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { MemoryResultCache } from "../../src/cache/memory-result-cache.ts"
import { inlineCompute } from "../../src/compute/inline-compute.ts"
import type { ImportMode, ImportPreview } from "../../src/contract/index.ts"
import { nyseCalendar } from "../../src/market-data/exchange-calendar/exchange-calendar.ts"
import { commitImport } from "../../src/operations/commit-import.ts"
import { MemoryEventFeed } from "../../src/events/memory-event-feed.ts"
import type { OperationContext } from "../../src/operations/operation-context.ts"
import { previewImport } from "../../src/operations/preview-import.ts"
import type { OwnerId, SourceFile } from "../../src/operations/ports.ts"
import { openStore, type Store } from "../../src/store/sqlite/open-store.ts"
import { tasks } from "../../src/tasks.ts"
import { optionOmegaCsv, type SampleRow, textFile } from "../fixtures/option-omega-csv.ts"

/** A store in a folder of its own, a clock that a test moves, and ids that count. */
export type PortfolioWorld = {
  readonly directory: string
  readonly events: MemoryEventFeed
  readonly store: Store
  /** The world as an owner sees it; all owners share the store, the cache and the clock. */
  contextOf(owner: OwnerId): OperationContext
  advance(milliseconds: number): void
  remove(): Promise<void>
}

export async function portfolioWorld(): Promise<PortfolioWorld> {
  const directory = mkdtempSync(join(tmpdir(), "foliant-operations-"))
  const store = await openStore(directory)
  const events = new MemoryEventFeed({ processId: "test", capacity: 100 })
  const shared = {
    store: store.portfolios,
    compute: inlineCompute(tasks),
    calendar: nyseCalendar,
    cache: new MemoryResultCache(64_000_000),
    events,
    clock: () => now,
    newId: () => `id-${String(++ids).padStart(4, "0")}`,
    digest: (text: string) => createHash("sha256").update(text).digest("hex"),
  }
  let now = Date.UTC(2025, 5, 2, 12)
  let ids = 0
  return {
    directory,
    events,
    store,
    contextOf: (owner) => ({ owner, ...shared }),
    advance(milliseconds) {
      now += milliseconds
    },
    async remove() {
      await store.close()
      rmSync(directory, { recursive: true })
    },
  }
}

/** A trade that opened and closed on a day of March 2025, without funds, so that no check depends on its neighbours. */
export function tradeOn(day: number, over: SampleRow = {}): SampleRow {
  const date = `2025-03-${String(day).padStart(2, "0")}`
  return { "Date Opened": date, "Date Closed": date, "Funds at Close": "", ...over }
}

/** The same trade while it was open. */
export function openOn(day: number, over: SampleRow = {}): SampleRow {
  const closing = [
    "Date Closed",
    "Time Closed",
    "Avg. Closing Cost",
    "Reason For Close",
    "Closing Price",
  ] as const
  return tradeOn(day, { ...Object.fromEntries(closing.map((name) => [name, ""])), "P/L": "-12.5", ...over })
}

export function logOf(rows: readonly SampleRow[], name = "log.csv"): SourceFile {
  return textFile(optionOmegaCsv(rows), name)
}

export function preview(
  context: OperationContext,
  rows: readonly SampleRow[],
  target: { portfolioId?: string; mode?: ImportMode; name?: string } = {},
): Promise<ImportPreview> {
  return previewImport(context, {
    files: [logOf(rows, target.name)],
    roles: [],
    portfolioId: target.portfolioId ?? null,
    mode: target.mode ?? "append",
  })
}

/** Previews and commits; returns the ids of the import and of its portfolio. */
export async function importTrades(
  context: OperationContext,
  rows: readonly SampleRow[],
  target: { portfolioId?: string; mode?: ImportMode } = {},
): Promise<{ importId: string; portfolioId: string; revision: number }> {
  const { import: batch, mustConfirm } = await preview(context, rows, target)
  const result = await commitImport(context, batch.id, {
    portfolioId: target.portfolioId ?? null,
    confirmedChecks: mustConfirm,
    initialCapital: null,
    expectedRevision: null,
  })
  return { importId: batch.id, portfolioId: result.portfolioId, revision: result.revision }
}
