import type {
  Change,
  ImportBatch,
  ImportEffect,
  ImportMode,
  ImportPreview,
  ImportReport,
  ImportRole,
  ImportSummary,
  ImportedFile,
  Portfolio,
  RemovedPortfolio,
  TradeField,
} from "../contract/index.ts"
import type { Transaction } from "../engine/ledger/transaction.ts"
import type { LedgerRequest, LedgerValuation } from "../engine/ledger/value-ledger.ts"
import type { EpochDay } from "../engine/money/iso-date.ts"
import type { DailyLogColumns } from "../engine/trade-log/daily-log-columns.ts"
import type { TradeColumns } from "../engine/trade-log/trade-columns.ts"
import type { TradeLogAnalysis, TradeLogAnalysisRequest } from "../engine/trade-log/analyze-trade-log.ts"
import type { SeriesTable } from "../engine/series/series-table.ts"

export type {
  Change,
  ImportBatch,
  ImportEffect,
  ImportedFile,
  ImportMode,
  ImportSummary,
  Portfolio,
  RemovedPortfolio,
}

export type OwnerId = string

/** Milliseconds since 1970-01-01 UTC. */
export type Clock = () => number

/** A new, sortable, unique id. */
export type NewId = () => string

/** Trading days of an exchange, by its market identifier code (ISO 10383), as epoch days ascending, both ends included. */
export interface ExchangeCalendar {
  sessions(exchange: "XNYS", from: EpochDay, to: EpochDay): Int32Array
}

/** A file as it was given to us. The name decides nothing. */
export type SourceFile = { readonly name: string; readonly bytes: Uint8Array }

export type ReadTradeLogFile = {
  readonly role: "trade-log"
  readonly name: string
  readonly size: number
  readonly sha256: string
  readonly report: ImportReport
  readonly trades: TradeColumns
  /** Funds at close − P/L of the first trade to close; null when the log has no funds. */
  readonly initialCapital: number | null
}

export type ReadDailyLogFile = {
  readonly role: "daily-log"
  readonly name: string
  readonly size: number
  readonly sha256: string
  readonly report: ImportReport
  readonly days: DailyLogColumns
}

export type ReadFile = ReadTradeLogFile | ReadDailyLogFile

export type ReadFilesOptions = {
  /** A format id; overrides recognition for the first file. */
  readonly format?: string
  /** Role by position, when the caller knows it. */
  readonly roles?: readonly (ImportRole | undefined)[]
}

/** A list of transactions as read. */
export type ReadLedgerFile = {
  readonly name: string
  readonly size: number
  readonly sha256: string
  readonly report: ImportReport
  /** Oldest first. */
  readonly transactions: readonly Transaction[]
  /** Rows that were kept and that someone should look at. */
  readonly review: readonly { readonly line: number; readonly reason: string }[]
}

export type ReadLedgerOptions = {
  /** A format id; overrides recognition. */
  readonly format?: string
  /** Rows dated later are in the future. */
  readonly today: EpochDay
}

export type ReadSeriesOptions = { readonly columns: readonly string[] }

/**
 * The work that is too long for the event loop. One implementation runs it in this thread (command line, small inputs),
 * one in worker threads. Every method may throw `UnreadableFile`.
 */
export interface Compute {
  /**
   * Recognises and reads files that were given together: at most one trade log and one daily log. Runs the checks of each
   * file and, where both are there, of the pair.
   */
  readFiles(files: readonly SourceFile[], options: ReadFilesOptions): Promise<readonly ReadFile[]>
  /** A date column and one or more value columns. */
  readSeries(file: SourceFile, options: ReadSeriesOptions): Promise<SeriesTable>
  analyze(request: TradeLogAnalysisRequest): Promise<TradeLogAnalysis>
  /** Recognises and reads a list of transactions. */
  readLedger(file: SourceFile, options: ReadLedgerOptions): Promise<ReadLedgerFile>
  valueLedger(request: LedgerRequest): Promise<LedgerValuation>
}

/** Column blocks (contract/column-block.ts), compressed as the store keeps them. */
export type StoredBlock = Uint8Array

/** Files that were read for an import. */
export type ReadImport = {
  /** The report of each file, and what the store will keep of it. */
  readonly files: readonly {
    readonly file: ImportedFile
    readonly block: StoredBlock
    /** The file as it came, compressed. */
    readonly source: Uint8Array
  }[]
  /** What they would do as a portfolio of their own. */
  readonly plan: ImportPlan
}

/** Column blocks of a portfolio as it is at one revision, in memory that threads share. */
export type PortfolioBlocks = {
  /** Of this opening: a thread that has seen it knows the blocks again by it. */
  readonly id: string
  /** Trade columns of the batches in force, and `import`, the index of each trade's batch in `meta.imports`. */
  readonly trades: Uint8Array
  readonly days: Uint8Array | null
  /** First and last day that a trade or the daily log touches; null when there is neither. */
  readonly span: { readonly from: EpochDay; readonly to: EpochDay } | null
  readonly tradeCount: number
  readonly openTradeCount: number
  readonly strategyNames: readonly string[]
}

/** What an import would do to a portfolio. */
export type ImportPlan = {
  readonly effect: ImportEffect
  /** The first 1,000 trades that the portfolio already has. */
  readonly repeats: readonly { readonly line: number; readonly importId: string }[]
  readonly summary: ImportPreview["summary"]
}

/** Which trades to look at; the strategies are indices into the portfolio's `strategyNames`, null means all. */
export type TradeFilter = {
  readonly strategies: readonly number[] | null
  readonly from: EpochDay | null
  readonly to: EpochDay | null
  readonly dateBasis: "close" | "open"
}

export type PortfolioAnalysisRequest = {
  readonly blocks: PortfolioBlocks
  readonly sessions: Int32Array
  readonly filter: TradeFilter
  readonly initialCapital: number | null
  readonly riskFreeRate: number
  readonly oneLot: boolean
  readonly periodsPerYear: number
}

export type TradeOrderRequest = {
  readonly blocks: PortfolioBlocks
  readonly filter: TradeFilter
  readonly status: "closed" | "open" | "all"
  readonly sort: TradeSort
}

export type TradeSort = { readonly field: TradeField; readonly descending: boolean }

/**
 * The work on portfolios that is too long for the event loop. Everything it takes and gives crosses threads without a copy
 * or is small. `readImport` may throw `UnreadableFile`.
 */
export interface PortfolioCompute {
  /** As `Compute.readFiles`, with the result as the store keeps it. The files' bytes are handed over and gone afterwards. */
  readImport(files: readonly SourceFile[], options: ReadFilesOptions): Promise<ReadImport>
  /** Compares a batch with what is there; null is nothing. */
  planImport(request: {
    readonly existing: PortfolioBlocks | null
    readonly incoming: ImportBlocks
  }): Promise<ImportPlan>
  /** Joins the batches in force. */
  openPortfolio(batches: PortfolioBatches): Promise<PortfolioBlocks>
  analyzePortfolio(request: PortfolioAnalysisRequest): Promise<TradeLogAnalysis>
  /** Rows of the merged trades that a filter leaves, in the order asked for; ties by trade id. */
  orderTrades(request: TradeOrderRequest): Promise<Int32Array>
  /** A file as it came. */
  openSource(source: Uint8Array): Promise<Uint8Array>
}

/** Values that cost something to make, by key, least recently used ones dropped first. */
export interface ResultCache {
  /** The value of a key, made once however many ask for it meanwhile. A failure is not kept. */
  fetch<T>(key: string, make: () => Promise<T>, bytesOf: (value: T) => number): Promise<T>
  usage(): CacheUsage
}

/** What a tier of the cache did since the process began, and what it holds. */
export type CacheUsage = {
  readonly tier: "memory"
  readonly hits: number
  readonly misses: number
  /** Lookups that waited for a value being made for another caller. */
  readonly joined: number
  /** Values dropped to make room. */
  readonly evictions: number
  readonly entries: number
  readonly bytes: number
  readonly maxBytes: number
}

/** An import as it is staged. Everything binary is compressed. */
export type StagedImport = {
  readonly batch: ImportBatch
  readonly trades: StoredBlock | null
  readonly days: StoredBlock | null
  /** The files as they came; index as in `batch.files`. */
  readonly sources: readonly Uint8Array[]
}

export type ImportBlocks = { readonly trades: StoredBlock | null; readonly days: StoredBlock | null }

/** What a portfolio is made of: its batches in force, in order of commit, since the latest that replaces. */
export type PortfolioBatches = {
  readonly revision: number
  readonly trades: readonly { readonly importId: string; readonly block: StoredBlock }[]
  /** The daily log of the latest of these batches that has one. */
  readonly days: { readonly importId: string; readonly block: StoredBlock } | null
}

export type PortfolioOrder = { readonly by: "name" | "createdAt" | "updatedAt"; readonly descending: boolean }

/** A request that may be sent twice, e.g. after a broken connection, and acts once. */
export type IdempotencyKey = {
  readonly key: string
  /** sha256 of the request, so that a key is not taken for another request. */
  readonly request: string
}

export type ImportCommit = {
  readonly importId: string
  readonly portfolioId: string
  /** The portfolio to make; null when it is there. */
  readonly create: Portfolio | null
  /** Revision for which `effect` was worked out; ignored with `create`. */
  readonly expectedRevision: number
  readonly effect: ImportEffect
  /** Sets the portfolio's override unless null. */
  readonly initialCapital: number | null
  readonly idempotencyKey: IdempotencyKey | null
  readonly at: string
}

/**
 * Portfolios and the imports they are made of. Every method reads and writes what belongs to `owner` and nothing else;
 * another's id is like one that does not exist. A change, the portfolio's new revision and the entry in the audit log are
 * one transaction. Deleted portfolios are invisible to all but `listRemovedPortfolios`, `restorePortfolio` and
 * `everHadPortfolio`.
 */
export interface PortfolioStore {
  listPortfolios(
    owner: OwnerId,
    page: { order: PortfolioOrder; limit: number; after: { key: string; id: string } | null },
  ): Promise<Portfolio[]>
  findPortfolio(owner: OwnerId, id: string): Promise<Portfolio | null>
  /** True also when all of them were deleted since. */
  everHadPortfolio(owner: OwnerId): Promise<boolean>
  /** Returns the portfolio as it is now; null when there is none. */
  updatePortfolio(
    owner: OwnerId,
    id: string,
    change: Partial<Pick<Portfolio, "name" | "initialCapital">>,
    at: string,
  ): Promise<Portfolio | null>
  /** Takes it out of sight; false when there is none. */
  deletePortfolio(owner: OwnerId, id: string, at: string): Promise<boolean>
  /** Deleted ones that can be restored, the one that went last first; 200 at most. */
  listRemovedPortfolios(owner: OwnerId): Promise<RemovedPortfolio[]>
  /** Null when there is none, or it is not deleted. */
  restorePortfolio(owner: OwnerId, id: string, at: string): Promise<Portfolio | null>

  stageImport(owner: OwnerId, staged: StagedImport): Promise<void>
  /** Sets what a staged batch would go into; a null portfolio is a new one. False unless it is staged. */
  retargetImport(
    owner: OwnerId,
    id: string,
    target: { readonly portfolioId: string | null; readonly mode: ImportMode },
  ): Promise<boolean>
  findImport(owner: OwnerId, id: string): Promise<ImportBatch | null>
  /** Staged batches, newest first. */
  listStagedImports(owner: OwnerId): Promise<ImportSummary[]>
  /** Committed and undone batches, newest first. */
  listImports(owner: OwnerId, portfolioId: string): Promise<ImportSummary[]>
  /** Batches in force of portfolios in sight with a file of one of these sha256, newest first. */
  findImportsBySha256(owner: OwnerId, sha256: readonly string[]): Promise<ImportSummary[]>
  findImportByIdempotencyKey(
    owner: OwnerId,
    key: string,
  ): Promise<{ importId: string; request: string; revision: number } | null>
  readImportBlocks(owner: OwnerId, id: string): Promise<ImportBlocks | null>
  /** A file of a batch as it came. */
  readImportSource(owner: OwnerId, id: string, index: number): Promise<Uint8Array | null>
  /** Drops a staged batch; false when there is none. */
  discardImport(owner: OwnerId, id: string): Promise<boolean>
  /** Drops staged batches made before an instant; returns how many. */
  discardStagedBefore(owner: OwnerId, at: string): Promise<number>

  /**
   * Makes a staged batch part of a portfolio, all or nothing. `moved` when the portfolio has another revision than the
   * expected one; `not-staged` when the batch is not there, or not staged any more.
   */
  commitImport(
    owner: OwnerId,
    commit: ImportCommit,
  ): Promise<
    | { readonly outcome: "committed"; readonly revision: number }
    | { readonly outcome: "moved"; readonly revision: number }
    | { readonly outcome: "not-staged" }
    | { readonly outcome: "no-portfolio" }
  >
  /** Takes a committed batch out of force, or puts it back. Null when there is none in the other state. */
  setImportUndone(
    owner: OwnerId,
    id: string,
    undone: boolean,
    at: string,
  ): Promise<{ readonly portfolioId: string; readonly revision: number } | null>
  /** One consistent read. Null when there is no such portfolio. */
  readBatches(owner: OwnerId, portfolioId: string): Promise<PortfolioBatches | null>

  /** Changes of a portfolio and of its imports, newest first. */
  listChanges(owner: OwnerId, portfolioId: string, limit: number): Promise<Change[]>
  /** `integrity` is `ok`, the first thing found wrong, or null unless asked for: it reads the whole store. */
  check(options: { readonly integrity: boolean }): Promise<StoreFacts>
  close(): Promise<void>
}

export type StoreFacts = {
  readonly engine: string
  readonly version: string
  readonly location: string
  readonly schemaVersion: number
  readonly integrity: string | null
}
