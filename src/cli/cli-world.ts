import type { BacktestCompute, StrategyProgram } from "../operations/backtests-port.ts"
import type { OperationContext } from "../operations/operation-context.ts"
import type { Compute, ExchangeCalendar, SourceFile } from "../operations/ports.ts"
import type { PricesContext } from "../operations/prices-context.ts"

/** Where a command writes. `isTerminal` decides on colour and progress, `columns` on the width of a table. */
export type TextOutput = {
  readonly isTerminal: boolean
  /** Null when it is not a terminal. */
  readonly columns: number | null
  write(text: string): void
}

export type ServeOptions = {
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** Undefined takes `FOLIANT_DATA_DIR`, else the platform's data directory. */
  readonly dataDir: string | undefined
  /** Puts the demo portfolio into the store if it is not there. */
  readonly demo: boolean
  /** Opens the page in a browser, if there is a terminal and a browser. */
  readonly open: boolean
}

/** One line of `foliant doctor`. `failed` makes it exit with 1; `warning` does not. */
export type DoctorFact = {
  readonly subject: string
  readonly state: "ok" | "warning" | "failed"
  readonly detail: string
}

type BenchOptions = {
  readonly subject: "analysis" | "backtest"
  /** Of the logs that are analysed. */
  readonly sizes: readonly number[]
  readonly json: boolean
}

/** Threads for a search, until they are closed. */
type SearchCompute = { readonly compute: BacktestCompute; readonly close: () => Promise<void> }

/** The portfolios on this machine, until they are closed. */
type OpenPortfolios = { readonly context: OperationContext; readonly close: () => Promise<void> }

/** The prices on this machine and where they come from, until they are closed. */
type OpenPrices = { readonly context: PricesContext; readonly close: () => Promise<void> }

/** All that a command needs of the world. `main.ts` makes the real one. What costs time to load is a function. */
export interface CliWorld {
  readonly engineVersion: string
  readonly stdout: TextOutput
  readonly stderr: TextOutput
  /** Today's date in UTC, `YYYY-MM-DD`. */
  today(): string
  /** A file, or standard input for `-`. Throws a `CommandLineError` when it cannot be read (see read-input.ts). */
  readInput(pathOrDash: string): Promise<SourceFile>
  /** Runs in this thread: a command has nothing else to answer meanwhile. */
  loadCompute(): Promise<Compute & BacktestCompute>
  /**
   * Runs in as many other threads, which start with the first work for them.
   * @param strategyFile a person's own strategy, which each of them loads; null without
   */
  loadThreads(workers: number, strategyFile: string | null): Promise<SearchCompute>
  /** Processors of this machine. */
  readonly cores: number
  /** Milliseconds since some moment. */
  now(): number
  /** Runs a file of a person's own. Throws a `CommandLineError` when it exports no strategy. */
  loadStrategy(path: string): Promise<StrategyProgram>
  loadCalendar(): Promise<ExchangeCalendar>
  /** Opens the local store for its one owner, making it on first use. The caller closes it. Undefined as in `ServeOptions`. */
  openPortfolios(dataDir: string | undefined): Promise<OpenPortfolios>
  /** Opens the local store and the providers that are configured. The caller closes them. */
  openPrices(dataDir: string | undefined): Promise<OpenPrices>
  /** Resolves once the server has stopped; calls `ready` with its address as soon as it answers. Throws if it cannot start. */
  serve(options: ServeOptions, ready: (url: string) => void): Promise<void>
  examine(options: { readonly dataDir: string | undefined }): Promise<readonly DoctorFact[]>
  /** Runs the bench of a subject as a process of its own, so that its memory is its own; resolves with its exit status. */
  runBench(options: BenchOptions): Promise<number>
}
