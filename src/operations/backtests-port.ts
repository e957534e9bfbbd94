import type { BacktestResult } from "../engine/backtest/backtest-result.ts"
import type { BacktestWindow } from "../engine/backtest/backtest-window.ts"
import type { Bars } from "../engine/backtest/bars.ts"
import type { PortfolioRequest } from "../engine/backtest/portfolio/portfolio-request.ts"
import type { PortfolioRun } from "../engine/backtest/portfolio/portfolio-result.ts"
import type { BacktestRequest } from "../engine/backtest/run-backtest.ts"
import type { SearchConclusion } from "../engine/backtest/search/conclude-search.ts"
import type { SearchColumns } from "../engine/backtest/search/search-columns.ts"
import type { SearchPlan, SearchRequest } from "../engine/backtest/search/search-request.ts"
import type {
  FoldChoice,
  WalkForwardFold,
  WalkForwardOptions,
  WalkForwardResult,
} from "../engine/backtest/search/walk-forward.ts"
import type { StrategyChoice } from "../engine/backtest/strategies/resolve-strategy.ts"
import type { PricesUsed } from "../contract/index.ts"
import type { OwnerId, SourceFile, StoredBlock } from "./ports.ts"

export type { StrategyProgram } from "../engine/backtest/program/strategy-program.ts"

/** The prices of one instrument as a file gives them, with what is odd about them. */
export type PriceFileContent = {
  readonly bars: Bars
  readonly warnings: readonly PriceWarning[]
  /** Records below the header. */
  readonly rows: number
}

/** Values by day, ascending. */
type DatedValues = { readonly days: Int32Array; readonly values: Float64Array }

/** What changed the basis of a file's prices. */
export type FileActions = {
  /** New units for one old, where the prices are not adjusted for it. */
  readonly splits: DatedValues
  /** Cash a unit on today's basis, where the prices are not adjusted for it. */
  readonly dividends: DatedValues
  readonly warnings: readonly PriceWarning[]
}

type ColumnOfRun = "days" | "value" | "cash" | "flows" | "curve" | "weights" | "benchmark" | "trades"

/** A portfolio's run: its figures, and its series and fills as columns by name, which cross threads without a copy. */
export type RanPortfolio = {
  readonly figures: Omit<PortfolioRun, ColumnOfRun>
  readonly columns: Readonly<Record<string, Float64Array | Int32Array | Int16Array>>
}

export type PriceWarning = { readonly id: string; readonly count: number; readonly detail: string }

/** How a search chooses its combinations. Grid: all of them. */
export type SearchMethod =
  | { readonly kind: "grid" }
  | { readonly kind: "random" | "bayesian"; readonly runs: number; readonly seed: number }

/** A person's own strategy, by the file that every thread of the search has loaded it from: code does not cross threads. */
export type OwnStrategyChoice = {
  readonly file: string
  readonly parameters: Readonly<Record<string, number>>
}

/** A search as threads work on it. */
export type SearchTask = {
  /** Of this search: a thread that has seen it keeps its indicators by it. */
  readonly id: string
  readonly request: Omit<SearchRequest, "strategy"> & {
    readonly strategy: StrategyChoice | OwnStrategyChoice
  }
  /** The bars to search; null takes those of the request's days. */
  readonly window: BacktestWindow | null
}

/** Some runs of a plan in its order of work, and where their results go: in memory that threads share, nothing is copied either way. */
export type SearchRows = {
  readonly plan: SearchPlan
  readonly from: number
  readonly to: number
  readonly columns: SearchColumns
}

/** A search by model as far as it is. */
export type ModelSearch = {
  readonly plan: SearchPlan
  readonly columns: SearchColumns
  /** State of the generator. */
  readonly state: number
  readonly isFinished: boolean
}

/**
 * Backtests and searches, wherever they run. Every method may throw `InvalidBacktest`. Bars in memory that threads share
 * cross without a copy. The methods that search return after about a twentieth of a second with as much as was done by then, so
 * that whoever asks can tell how far it is, and stop.
 */
export interface BacktestCompute {
  /** May throw `UnreadableFile`. */
  readBars(file: SourceFile): Promise<PriceFileContent>
  /** May throw `UnreadableFile`. */
  readActions(file: SourceFile): Promise<FileActions>
  runBacktest(request: BacktestRequest): Promise<BacktestResult>
  runPortfolio(request: PortfolioRequest): Promise<RanPortfolio>
  /** The combinations to run, in memory that threads share. A search by model makes its plan as it goes. */
  planSearch(task: SearchTask, method: SearchMethod): Promise<SearchPlan>
  /** Runs the first of these rows, at least one; returns how many. The task, its plan and its columns belong together. */
  runSearch(task: SearchTask, rows: SearchRows): Promise<number>
  /** @param earlier null begins */
  searchByModel(
    task: SearchTask,
    method: { readonly runs: number; readonly seed: number },
    earlier: ModelSearch | null,
  ): Promise<ModelSearch>
  concludeSearch(
    task: SearchTask,
    plan: SearchPlan,
    columns: SearchColumns,
    options: { readonly isGrid: boolean },
  ): Promise<SearchConclusion>
  planFolds(task: SearchTask, options: WalkForwardOptions): Promise<readonly WalkForwardFold[]>
  stitchFolds(
    task: SearchTask,
    folds: readonly WalkForwardFold[],
    choices: readonly FoldChoice[],
  ): Promise<WalkForwardResult>
  /** A column block (contract/column-block.ts), compressed. */
  packColumns(meta: unknown, columns: PackedColumns): Promise<StoredBlock>
  /** The column block as it was before. */
  unpackColumns(block: StoredBlock): Promise<Uint8Array>
  /** What the store keeps of a file: its bars as a packed column block, and its bytes compressed. May throw `UnreadableFile`. */
  packPrices(file: SourceFile): Promise<PackedPrices>
}

export type PackedColumns = ReadonlyMap<string, Float64Array | Int32Array | Int16Array>

export type PackedPrices = {
  /** Of the file's bytes. */
  readonly sha256: string
  readonly rows: number
  readonly bars: number
  readonly from: string
  readonly to: string
  readonly warnings: readonly PriceWarning[]
  readonly block: StoredBlock
  readonly source: Uint8Array
}

/** A price file that was uploaded for backtests. */
export type StoredPriceFile = Omit<PackedPrices, "block" | "source"> & {
  readonly id: string
  readonly name: string
  /** Of the file, in bytes. */
  readonly size: number
  readonly createdAt: string
}

export type RunKind = "backtest" | "portfolio" | "optimization" | "walk-forward"

/** A run or a search in the history. `request`, `strategy` and `summary` are JSON. */
export type StoredRun = {
  readonly id: string
  readonly kind: RunKind
  /** Of the result: equal keys, equal results. */
  readonly key: string
  readonly engineVersion: string
  readonly request: unknown
  /** Both null of a portfolio, which has several: its summary tells. */
  readonly strategy: BacktestResult["strategy"] | null
  readonly prices: PricesUsed | null
  /** What the history shows of the result; null until it is there. */
  readonly summary: unknown
  /** The job that runs it; null where it was run at once. */
  readonly jobId: string | null
  readonly createdAt: string
}

export type HistoryPage = {
  readonly limit: number
  /** Id of the last entry of the page before. */
  readonly after: string | null
}

/**
 * Backtests and searches that were run, and price files that were uploaded for them. Every method reads and writes what belongs to
 * `owner` and nothing else. What was deleted is invisible until it is restored.
 */
export interface BacktestStore {
  /** Returns the file of the same bytes that is there already, or this one. */
  savePriceFile(
    owner: OwnerId,
    file: StoredPriceFile,
    content: { readonly block: StoredBlock; readonly source: Uint8Array },
  ): Promise<StoredPriceFile>
  findPriceFile(owner: OwnerId, id: string): Promise<StoredPriceFile | null>
  /** Newest first. */
  listPriceFiles(owner: OwnerId, page: HistoryPage): Promise<StoredPriceFile[]>
  readPriceBlock(owner: OwnerId, id: string): Promise<StoredBlock | null>
  /** Deletes a file or brings it back; false when there is none in the other state. */
  setPriceFileDeleted(owner: OwnerId, id: string, deleted: boolean, at: string): Promise<boolean>

  /** Returns the run of the same kind and key that is there already, or this one. */
  saveRun(owner: OwnerId, run: StoredRun, result: StoredBlock | null): Promise<StoredRun>
  findRun(owner: OwnerId, kind: RunKind, id: string): Promise<StoredRun | null>
  findRunByKey(owner: OwnerId, kind: RunKind, key: string): Promise<StoredRun | null>
  /** Newest first. */
  listRuns(owner: OwnerId, kind: RunKind, page: HistoryPage): Promise<StoredRun[]>
  readRunResult(owner: OwnerId, id: string): Promise<StoredBlock | null>
  setRunJob(owner: OwnerId, id: string, jobId: string): Promise<void>
  finishRun(owner: OwnerId, id: string, summary: unknown, result: StoredBlock): Promise<void>
  setRunDeleted(owner: OwnerId, kind: RunKind, id: string, deleted: boolean, at: string): Promise<boolean>
}
