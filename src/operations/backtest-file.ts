import type { BacktestResult } from "../engine/backtest/backtest-result.ts"
import { backtestWindow } from "../engine/backtest/backtest-window.ts"
import { barTime } from "../engine/backtest/bars.ts"
import type { BacktestSettings } from "../engine/backtest/backtest-settings.ts"
import { engineVersion } from "../engine/engine-version.ts"
import type { ProgramChoice } from "../engine/backtest/program/strategy-program.ts"
import type { StrategyChoice } from "../engine/backtest/strategies/resolve-strategy.ts"
import { ofFile, orRefuse } from "./backtest-refused.ts"
import type { BacktestCompute, PriceWarning } from "./backtests-port.ts"
import type { Compute, SourceFile } from "./ports.ts"
import { type ColumnOfFile, readBenchmark, type SeriesInput, type Sha256 } from "./read-benchmark.ts"
import { testDays } from "./test-days.ts"

export type { BacktestResult, BacktestSettings, ProgramChoice, StrategyChoice }

/** What backtests and searches on a file of prices have in common. */
export type FileBacktest = {
  readonly file: SourceFile
  readonly settings: Partial<BacktestSettings>
  /** Days of the test, `YYYY-MM-DD`; null is open. */
  readonly from: string | null
  readonly to: string | null
  readonly riskFreeRate: number
}

export type BacktestFileRequest = FileBacktest & {
  readonly strategy: StrategyChoice | ProgramChoice
  /** Null compares with the instrument itself. */
  readonly benchmark: ColumnOfFile | null
  readonly bounds: boolean
}

/** A run with what it was made of, and what was odd about its prices first among the warnings. */
export type FileBacktestResult = Omit<BacktestResult, "strategy" | "settings" | "riskFreeRate" | "days"> & {
  readonly engineVersion: string
  readonly inputs: readonly SeriesInput[]
  readonly options: BacktestOptions
  /** Of the bars of `equity`, with their time where bars are shorter than a day. */
  readonly dates: readonly string[]
}

/** In force after defaults. */
export type BacktestOptions = BacktestResult["strategy"] &
  BacktestSettings & {
    readonly from: string | null
    readonly to: string | null
    readonly riskFreeRate: number
    readonly benchmark: string | null
    readonly bounds: boolean
  }

/** What operations on files need of the world. */
export type FileWorld = { readonly compute: Compute & BacktestCompute; readonly sha256: Sha256 }

/** Runs a strategy over the prices of a file. Throws `BacktestRefused`, `UnreadableFile`, `UnknownColumn`. */
export async function backtestFile(
  world: FileWorld,
  request: BacktestFileRequest,
): Promise<FileBacktestResult> {
  const { input, bars, warnings } = await readPrices(world, request.file)
  const { from, to, riskFreeRate, bounds } = request
  const benchmark = request.benchmark === null ? null : await readBenchmark(world, request.benchmark)
  const { strategy, settings, days, ...result } = await ofFile(
    request.file.name,
    orRefuse(
      world.compute.runBacktest({
        bars,
        strategy: request.strategy,
        settings: request.settings,
        ...testDays(request),
        riskFreeRate,
        benchmark: benchmark?.series,
        bounds,
      }),
    ),
  )
  const { from: first } = backtestWindow(bars, testDays(request))
  return {
    engineVersion,
    inputs: benchmark === null ? [input] : [input, benchmark.input],
    options: {
      ...strategy,
      ...settings,
      from,
      to,
      riskFreeRate,
      benchmark: benchmark?.label ?? null,
      bounds,
    },
    ...result,
    dates: days.map((_, bar) => barTime(bars, first + bar)),
    warnings: [...warnings, ...result.warnings],
  }
}

/** The prices of a file, and what is odd about them. */
export async function readPrices(
  { compute, sha256 }: FileWorld,
  file: SourceFile,
): Promise<{
  readonly input: SeriesInput
  readonly bars: Awaited<ReturnType<BacktestCompute["readBars"]>>["bars"]
  readonly warnings: readonly PriceWarning[]
}> {
  const digest = sha256(file.bytes)
  const { bars, warnings, rows } = await compute.readBars(file)
  return { input: { name: file.name, sha256: digest, rows }, bars, warnings }
}
