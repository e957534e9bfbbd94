import type { BacktestResult } from "../engine/backtest/backtest-result.ts"
import type { BacktestWindow } from "../engine/backtest/backtest-window.ts"
import type { Bars } from "../engine/backtest/bars.ts"
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
import type { SourceFile } from "./ports.ts"

export type { StrategyProgram } from "../engine/backtest/program/strategy-program.ts"

/** The prices of one instrument as a file gives them, with what is odd about them. */
export type PriceFileContent = {
  readonly bars: Bars
  readonly warnings: readonly PriceWarning[]
  /** Records below the header. */
  readonly rows: number
}

export type PriceWarning = { readonly id: string; readonly count: number; readonly detail: string }

/** How a search chooses its combinations. Grid: all of them. */
export type SearchMethod =
  | { readonly kind: "grid" }
  | { readonly kind: "random" | "bayesian"; readonly runs: number; readonly seed: number }

/** A search as threads work on it. */
export type SearchTask = {
  /** Of this search: a thread that has seen it keeps its indicators by it. */
  readonly id: string
  readonly request: SearchRequest
  /** The bars to search; null takes those of the request's days. */
  readonly window: BacktestWindow | null
}

/** Some runs of a plan: one value an axis, row by row. */
export type SearchRows = { readonly values: Float64Array; readonly firstTradable: number }

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
  runBacktest(request: BacktestRequest): Promise<BacktestResult>
  /** The combinations to run. A search by model makes its plan as it goes. */
  planSearch(task: SearchTask, method: SearchMethod): Promise<SearchPlan>
  /** The results of the first of these rows, at least one. */
  runSearch(task: SearchTask, rows: SearchRows): Promise<SearchColumns>
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
}
