import type {
  ImportBatch,
  ImportMode,
  ImportReport,
  ImportRole,
  Portfolio,
} from "../contract/index.ts"
import type { EpochDay } from "../engine/money/iso-date.ts"
import type { DailyLogColumns } from "../engine/trade-log/daily-log-columns.ts"
import type { TradeColumns } from "../engine/trade-log/trade-columns.ts"
import type { TradeLogAnalysis, TradeLogAnalysisRequest } from "../engine/trade-log/analyze-trade-log.ts"
import type { SeriesTable } from "../engine/series/series-table.ts"

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
}

/** What a batch adds to a portfolio. `columns` are column blocks (contract/column-block.ts). */
export type StagedImport = {
  readonly batch: ImportBatch
  readonly trades: Uint8Array | null
  readonly days: Uint8Array | null
  /** The files as they came, compressed; index as in `batch.files`. */
  readonly sources: readonly Uint8Array[]
}

/** Rows of earlier batches that a batch puts out of force: a trade that was open and is closed now. */
export type SupersededTrade = { readonly importId: string; readonly line: number }

export type StoredTrades = {
  readonly importId: string
  readonly columns: Uint8Array
}

export type PortfolioOrder = { readonly by: "name" | "createdAt" | "updatedAt"; readonly descending: boolean }

export interface PortfolioStore {
  listPortfolios(
    owner: OwnerId,
    page: { order: PortfolioOrder; limit: number; after: { key: string; id: string } | null },
  ): Promise<Portfolio[]>
  /** Null when there is none or it is another's. */
  findPortfolio(owner: OwnerId, id: string): Promise<Portfolio | null>
  createPortfolio(owner: OwnerId, portfolio: Portfolio): Promise<void>
  /** Raises the revision by one and returns the portfolio as it is now; null when there is none. */
  updatePortfolio(
    owner: OwnerId,
    id: string,
    change: Partial<Pick<Portfolio, "name" | "initialCapital">>,
    at: string,
  ): Promise<Portfolio | null>
  /** Takes it out of every listing; `restorePortfolio` brings it back. */
  deletePortfolio(owner: OwnerId, id: string, at: string): Promise<boolean>
  restorePortfolio(owner: OwnerId, id: string, at: string): Promise<boolean>

  stageImport(owner: OwnerId, staged: StagedImport): Promise<void>
  findImport(owner: OwnerId, id: string): Promise<ImportBatch | null>
  listImports(owner: OwnerId, portfolioId: string): Promise<ImportBatch[]>
  /** Committed batches of this owner with a file of this sha256, newest first. */
  findImportsBySha256(owner: OwnerId, sha256: string): Promise<ImportBatch[]>
  /** The staged column blocks of a batch. */
  readImportColumns(owner: OwnerId, id: string): Promise<{ trades: Uint8Array | null; days: Uint8Array | null } | null>
  /** A file of a batch as it came, still compressed. */
  readImportSource(owner: OwnerId, id: string, index: number): Promise<Uint8Array | null>
  /** Drops a staged batch. */
  discardImport(owner: OwnerId, id: string): Promise<boolean>
  /** Drops staged batches older than the instant given; returns how many. */
  discardStagedBefore(at: string): Promise<number>

  /**
   * Makes a staged batch part of a portfolio, all or nothing: creates the portfolio when `create` is given, replaces the
   * batch's blocks and report when `trades`, `days` or `batch` changed since staging, records what is superseded and raises
   * the revision. Returns `moved` when the revision is not the expected one.
   */
  commitImport(
    owner: OwnerId,
    commit: {
      batch: ImportBatch
      create: Portfolio | null
      portfolioId: string
      expectedRevision: number | null
      mode: ImportMode
      trades: Uint8Array | null
      superseded: readonly SupersededTrade[]
      initialCapital: number | null
      at: string
    },
  ): Promise<{ outcome: "committed"; revision: number } | { outcome: "moved"; revision: number }>
  /** Takes a committed batch out of force, or puts it back; raises the portfolio's revision. */
  setImportUndone(
    owner: OwnerId,
    id: string,
    undone: boolean,
    at: string,
  ): Promise<{ portfolioId: string; revision: number } | null>

  /** Trade blocks in force, in order of commit: those since the latest `replace` that is in force. */
  readTrades(owner: OwnerId, portfolioId: string): Promise<{ blocks: StoredTrades[]; superseded: SupersededTrade[] }>
  /** The daily log in force: that of the latest batch in force that has one. */
  readDays(owner: OwnerId, portfolioId: string): Promise<StoredTrades | null>

  recordAudit(owner: OwnerId, entry: AuditEntry): Promise<void>
  /** What `doctor` and `/health/ready` ask. */
  check(): Promise<{ engine: string; version: string; location: string; schemaVersion: number; integrity: string }>
  close(): Promise<void>
}

export type AuditEntry = {
  readonly at: string
  readonly action: string
  readonly subject: string
  readonly before: unknown
  readonly after: unknown
}
