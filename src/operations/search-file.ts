import { resolveSettings } from "../engine/backtest/backtest-settings.ts"
import type { SearchConclusion } from "../engine/backtest/search/conclude-search.ts"
import { gridRow } from "../engine/backtest/search/grid-row.ts"
import type { GridRow } from "../engine/backtest/search/grid-row.ts"
import type { ParameterRange } from "../engine/backtest/search/parameter-range.ts"
import { namedParameters } from "../engine/backtest/strategies/named-parameters.ts"
import { findStrategy, parameterValues } from "../engine/backtest/strategies/resolve-strategy.ts"
import { engineVersion } from "../engine/engine-version.ts"
import { isoDate } from "../engine/money/iso-date.ts"
import {
  type BacktestResult,
  type FileBacktest,
  type FileWorld,
  type ProgramChoice,
  readPrices,
  type StrategyChoice,
} from "./backtest-file.ts"
import type { BacktestCompute, OwnStrategyChoice, SearchMethod } from "./backtests-port.ts"
import { conductSearch, type SearchConduct } from "./conduct-search.ts"
import { ofFile, orRefuse } from "./backtest-refused.ts"
import { type ColumnOfFile, readBenchmark, type SeriesInput } from "./read-benchmark.ts"
import { shareBars, shareReference } from "./share-bars.ts"
import { testDays } from "./test-days.ts"

export type { GridRow, ParameterRange, SearchMethod }

export type SearchFileRequest = FileBacktest & {
  readonly strategy: SearchedChoice
  readonly ranges: readonly ParameterRange[]
  readonly constraint: string | null
  /** Id of a figure. */
  readonly maximize: string
  readonly method: SearchMethod
  /** Null compares with the instrument itself. */
  readonly benchmark: ColumnOfFile | null
}

/** What is searched: a built-in strategy, or a person's own with the file it is loaded from. */
export type SearchedChoice = StrategyChoice | (ProgramChoice & { readonly file: string })

export type FileSearchResult = SearchConclusion & {
  readonly engineVersion: string
  readonly inputs: readonly SeriesInput[]
  readonly options: Readonly<Record<string, unknown>>
  readonly warnings: readonly { readonly id: string; readonly count: number; readonly detail: string }[]
  /** A run by its number, made when it is asked for. */
  readonly row: (run: number) => GridRow
  /** The best run once more, whole; null where no run has the figure. Runs in this thread. */
  readonly wholeBest: (
    compute: Pick<BacktestCompute, "runBacktest">,
    bounds: boolean,
  ) => Promise<WholeRun | null>
}

/** What a run consists of, besides its figures. */
export type WholeRun = Pick<BacktestResult, "trades" | "openTrades" | "bounds" | "statistics" | "equity"> & {
  /** Of the bars of `equity`. */
  readonly dates: readonly string[]
}

/** Searches the parameters of a strategy over the prices of a file. Throws `BacktestRefused`, `UnreadableFile`. */
export async function searchFile(
  world: FileWorld & { readonly newId: () => string },
  request: SearchFileRequest,
  conduct: SearchConduct,
): Promise<FileSearchResult> {
  const { compute } = world
  const { method } = request
  const { input, task, warnings, facts } = await searchOfFile(world, request)
  const { plan, columns } = await ofFile(input.name, conductSearch(compute, task, method, conduct))
  const isGrid = method.kind === "grid"
  const conclusion = await orRefuse(compute.concludeSearch(task, plan, columns, { isGrid }))
  const searched = facts()
  return {
    ...searched,
    options: { ...searched.options, method },
    ...conclusion,
    warnings,
    row: (run) => gridRow(conclusion, plan, columns, run),
    async wholeBest(here, bounds) {
      const { best } = conclusion
      if (best === null) return null
      const { strategy } = request
      const parameters = { ...strategy.parameters, ...best.params }
      const { firstTradable } = plan
      const chosen = { ...task.request, strategy: { ...strategy, parameters }, firstTradable, bounds }
      const { trades, openTrades, bounds: both, statistics, equity, days } = await here.runBacktest(chosen)
      return { trades, openTrades, bounds: both, statistics, equity, dates: days.map(isoDate) }
    },
  }
}

/** A search over the prices of a file as threads work on it, and what its result says of how it was asked. */
export async function searchOfFile(
  world: FileWorld & { readonly newId: () => string },
  request: Omit<SearchFileRequest, "method">,
) {
  const { input, bars, warnings } = await readPrices(world, request.file)
  const { from, to, strategy, settings, riskFreeRate, ranges, constraint, maximize } = request
  const benchmark = request.benchmark === null ? null : await readBenchmark(world, request.benchmark)
  const asked = {
    bars: shareBars(bars),
    strategy: taskStrategy(strategy),
    settings,
    ...testDays(request),
    riskFreeRate,
    ranges,
    constraint,
    maximize,
    benchmark: benchmark === null ? undefined : shareReference(benchmark.series),
  }
  const facts = () => ({
    engineVersion,
    inputs: benchmark === null ? [input] : [input, benchmark.input],
    options: {
      ...strategyOptions(strategy, ranges),
      ...resolveSettings(settings),
      from,
      to,
      riskFreeRate,
      ranges,
      constraint,
      benchmark: benchmark?.label ?? null,
    },
  })
  return { input, task: { id: world.newId(), request: asked, window: null }, warnings, facts }
}

/** A strategy as threads take it. */
function taskStrategy(strategy: SearchedChoice): StrategyChoice | OwnStrategyChoice {
  if (!("program" in strategy)) return strategy
  const { file, parameters = {} } = strategy
  return { file, parameters }
}

/** What the result says of the strategy that was searched: every parameter that no range sets, after defaults. */
function strategyOptions(
  strategy: SearchedChoice,
  ranges: readonly ParameterRange[],
): BacktestResult["strategy"] {
  const fixed = (schema: ReturnType<typeof findStrategy> | ProgramChoice["program"]) => {
    const values = parameterValues(schema, strategy.parameters ?? {})
    const searched = new Set(ranges.map(({ name }) => name))
    const named = Object.entries(namedParameters(schema, values))
    return Object.fromEntries(named.filter(([name]) => !searched.has(name)))
  }
  if ("program" in strategy) {
    const { program } = strategy
    return { id: program.id, parameters: fixed(program), expressions: {}, direction: "both" }
  }
  const { id, expressions = {}, direction = "long" } = strategy
  return { id, parameters: fixed(findStrategy(strategy)), expressions, direction }
}
