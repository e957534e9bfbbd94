import { backtestFigures } from "../backtest-figures.ts"
import { sliceBars } from "../bars.ts"
import { equityCurves } from "../equity-curves.ts"
import { ReturnBlocks } from "../kernel/return-blocks.ts"
import { type MakeSearchKernel, typedArrayKernel } from "../kernel/search-kernel.ts"
import { kernelCanRun } from "../kernel/signal-kernel.ts"
import type { OrderEngineRun, RunSpan } from "../order-engine/order-engine.ts"
import type { SignalStrategy } from "../strategies/strategy.ts"
import { parametersOf } from "./plan-grid.ts"
import type { PreparedSearch } from "./prepare-search.ts"
import { combinationRunner } from "./run-combination.ts"
import { BLOCKS, firstRuns, newSearchColumns } from "./search-columns.ts"
import type { SearchColumns } from "./search-columns.ts"
import type { SearchPlan, SearchSlice } from "./search-request.ts"

/** The figures that the kernel gives. */
const kernelFigures = ["finalEquity", "totalReturn", "maxDrawdown", "sharpeRatio", "trades"] as const

/**
 * Runs a slice of a search. Each run depends on its own parameters alone, so that slices give the same however the runs are cut.
 * Strategies of signals with plain orders go through the kernel, all else and a person's own through the order engine.
 * @param onRun told how many runs of the slice are done; returns false to stop, and the columns end there
 */
export function runSearch(
  search: PreparedSearch,
  plan: SearchPlan,
  { from, to }: SearchSlice,
  onRun: (done: number) => boolean = () => true,
): SearchColumns {
  const columns = newSearchColumns(to - from, search)
  const runRow = searchRunner(search, plan.firstTradable, columns)
  const row = new Float64Array(plan.parameters.length)
  for (let run = from; run < to; run++) {
    runRow(run - from, rowOf(plan, run, row))
    if (!onRun(run - from + 1)) return firstRuns(columns, run - from + 1)
  }
  return columns
}

/** Copies a row of a plan, into memory that the next row uses again: a view for each would be litter. */
export function rowOf({ values }: Pick<SearchPlan, "values">, run: number, into: Float64Array): Float64Array {
  for (let axis = 0; axis < into.length; axis++) into[axis] = values[run * into.length + axis]
  return into
}

/** Runs one row of parameters and writes its results to a row of the columns. */
type RunRow = (at: number, row: Float64Array) => void

/**
 * What runs the rows of a search one after the other.
 * @param makeKernel what runs those that a kernel can
 */
export function searchRunner(
  search: PreparedSearch,
  firstTradable: number,
  columns: SearchColumns,
  makeKernel: MakeSearchKernel = typedArrayKernel,
): RunRow {
  const span = { ...search.window, firstTradable }
  const { strategy } = search
  const run =
    "program" in strategy || !isFastSearch(search)
      ? engineRunner(search, span, columns)
      : kernelRunner(search, strategy, span, columns, makeKernel)
  const parameters = search.fixed.slice()
  return (at, row) => run(at, parametersOf(search, row, parameters))
}

/** Whether the kernel runs a search, some hundred times as fast as the order engine. */
export function isFastSearch({ settings, maximize }: Pick<PreparedSearch, "settings" | "maximize">): boolean {
  return kernelCanRun(settings) && kernelFigures.some((id) => id === maximize)
}

type RunParameters = (at: number, parameters: Float64Array) => void

function kernelRunner(
  search: PreparedSearch,
  strategy: SignalStrategy,
  span: RunSpan,
  columns: SearchColumns,
  makeKernel: MakeSearchKernel,
): RunParameters {
  const { bars, settings, direction } = search
  const kernel = makeKernel(bars, settings, { direction, span, blockCount: BLOCKS })
  const { indicators, events, blocks } = kernel
  const signalSpan = { from: span.firstTradable, to: span.to }
  const objective = columns[kernelFigures.find((id) => id === search.maximize) ?? "sharpeRatio"]
  columns.blockCounts.set(blocks.counts)
  return (at, parameters) => {
    events.clear()
    strategy.signals(indicators, parameters, signalSpan, events)
    const run = kernel.run()
    columns.finalEquity[at] = run.finalEquity
    columns.totalReturn[at] = run.totalReturn
    columns.maxDrawdown[at] = run.maxDrawdown
    columns.sharpeRatio[at] = run.sharpeRatio(search)
    columns.trades[at] = run.tradeCount
    columns.objective[at] = objective[at]
    columns.blockSums.set(blocks.sums, at * BLOCKS)
    columns.blockSquares.set(blocks.squares, at * BLOCKS)
  }
}

function engineRunner(search: PreparedSearch, span: RunSpan, columns: SearchColumns): RunParameters {
  const { bars, settings } = search
  const runCombination = combinationRunner(search)
  const blocks = new ReturnBlocks(bars, span, BLOCKS)
  columns.blockCounts.set(blocks.counts)
  return (at, values) => {
    const run = runCombination(values, settings, span)
    const { statistics } = backtestFigures(bars, span, run, search)
    for (const id of kernelFigures) columns[id][at] = statistics[id] ?? NaN
    columns.objective[at] = statistics[search.maximize] ?? NaN
    sumBlocks(search, span, run, blocks)
    columns.blockSums.set(blocks.sums, at * BLOCKS)
    columns.blockSquares.set(blocks.squares, at * BLOCKS)
  }
}

function sumBlocks(
  { bars }: PreparedSearch,
  span: RunSpan,
  { equity, ruinBar }: OrderEngineRun,
  blocks: ReturnBlocks,
): void {
  const end = ruinBar === null ? span.to : ruinBar + 1
  const { returns } = equityCurves(sliceBars(bars, span.from, end), equity).daily
  blocks.clear()
  let at = 0
  blocks.counts.forEach((count, block) => {
    for (const stop = Math.min(at + count, returns.length); at < stop; at++) {
      blocks.sums[block] += returns[at]
      blocks.squares[block] += returns[at] * returns[at]
    }
  })
}
