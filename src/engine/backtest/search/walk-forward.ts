import type { MonthlyReturn, YearlyReturn } from "../../series/period-return.ts"
import { returnStatistics } from "../../statistics/return-statistics.ts"
import type { StatisticSet } from "../../statistics/statistic-set.ts"
import type { BacktestWindow } from "../backtest-window.ts"
import { sliceBars } from "../bars.ts"
import { equityCurves } from "../equity-curves.ts"
import { InvalidBacktest } from "../invalid-backtest.ts"
import { bestRun, paramsOf } from "./conclude-search.ts"
import { parametersOf, planGrid } from "./plan-grid.ts"
import { prepareSearch } from "./prepare-search.ts"
import type { PreparedSearch } from "./prepare-search.ts"
import { referenceReturns } from "../reference-returns.ts"
import { combinationRunner } from "./run-combination.ts"
import { runSearch } from "./run-search.ts"
import type { SearchColumns } from "./search-columns.ts"
import type { SearchPlan, SearchRequest } from "./search-request.ts"

export type WalkForwardOptions = {
  /** Parts that the bars after the first in-sample part are cut into. */
  readonly folds: number
  /** Share of all bars that the first in-sample part has. */
  readonly inSampleShare: number
  /** Anchored: every in-sample part begins at the first bar; else it rolls, all as long as the first. */
  readonly anchored: boolean
}

export type WalkForwardFold = { readonly inSample: BacktestWindow; readonly outOfSample: BacktestWindow }

/** What one fold chose: the best parameters of its in-sample part; null where no run had the figure. */
export type FoldChoice = {
  readonly params: Readonly<Record<string, number>> | null
  readonly inSampleFigure: number | null
}

export type WalkForwardResult = StatisticSet & {
  readonly folds: readonly (WalkForwardFold & FoldChoice & { readonly outOfSampleReturn: number | null })[]
  /** The bars of the stitched curve, from the first out-of-sample bar on. */
  readonly window: BacktestWindow
  /** Equity of the out-of-sample parts, one after the other, at the close of each bar. */
  readonly equity: Float64Array
  readonly trades: number
  readonly monthly: readonly MonthlyReturn[]
  readonly yearly: readonly YearlyReturn[]
}

/** The folds of a walk-forward over a window of bars, in order of time; the out-of-sample parts join without a gap. */
export function walkForwardFolds(
  { from, to }: BacktestWindow,
  { folds, inSampleShare, anchored }: WalkForwardOptions,
): WalkForwardFold[] {
  const bars = to - from
  const first = Math.floor(bars * inSampleShare)
  if (!(Number.isInteger(folds) && folds >= 1 && first >= 2 && bars - first >= 2 * folds)) {
    throw new InvalidBacktest(
      "bad-search",
      `${folds} folds with ${inSampleShare} of ${bars} bars in the first sample; allowed: a share between 0 and 1 that leaves each fold two bars`,
    )
  }
  const boundary = (fold: number) => from + first + Math.floor((fold * (bars - first)) / folds)
  return Array.from({ length: folds }, (_, fold) => ({
    inSample: { from: anchored ? from : boundary(fold) - first, to: boundary(fold) },
    outOfSample: { from: boundary(fold), to: boundary(fold + 1) },
  }))
}

/** Searches the in-sample part of one fold; the folds do not depend on each other. */
export function searchFold(request: SearchRequest, { inSample }: WalkForwardFold): FoldChoice {
  const search = prepareSearch(request, inSample)
  const plan = planGrid(search)
  return chooseParameters(plan, runSearch(search, plan, { from: 0, to: plan.runs }))
}

/** What a fold chooses of its runs. */
export function chooseParameters(
  plan: SearchPlan,
  { objective }: Pick<SearchColumns, "objective">,
): FoldChoice {
  const best = bestRun(objective)
  return best === null
    ? { params: null, inSampleFigure: null }
    : { params: paramsOf(plan, best), inSampleFigure: objective[best] }
}

/**
 * Trades each out-of-sample part with what its fold chose, the equity of one part being the cash of the next, and everything closed
 * at the end of each. Indicators are fed by the bars before. A fold that chose nothing holds cash; after ruin nothing follows.
 */
export function stitchFolds(
  search: PreparedSearch,
  folds: readonly WalkForwardFold[],
  choices: readonly FoldChoice[],
): WalkForwardResult {
  const { bars, riskFreeRate, periodsPerYear } = search
  const window = { from: folds[0].outOfSample.from, to: folds[folds.length - 1].outOfSample.to }
  const equity = new Float64Array(window.to - window.from)
  const runCombination = combinationRunner(search)
  let cash = search.settings.cash
  let trades = 0
  const traded = folds.map((fold, i) => {
    const { params } = choices[i]
    const { from, to } = fold.outOfSample
    const before = cash
    if (params === null || before <= 0) equity.fill(before, from - window.from, to - window.from)
    else {
      const row = Float64Array.from(search.axes, ({ name }) => params[name])
      const values = parametersOf(search, row, search.fixed.slice())
      const settings = { ...search.settings, cash, finalize: true }
      const span = { from, firstTradable: from, to }
      const run = runCombination(values, settings, span)
      equity.set(run.equity, from - window.from)
      trades += run.account.closed.count
      cash = run.equity[run.equity.length - 1]
    }
    return { ...fold, ...choices[i], outOfSampleReturn: before > 0 ? cash / before - 1 : null }
  })
  const ruined = equity.indexOf(0)
  const end = ruined < 0 ? window.to : window.from + ruined + 1
  const { daily, perBar } = equityCurves(sliceBars(bars, window.from, end), equity)
  const { statistics, nulls, monthly, yearly } = returnStatistics(daily, {
    riskFreeRate,
    periodsPerYear,
    firstDay: bars.days[window.from],
    benchmark: referenceReturns(bars, window, search.benchmark),
    ...(perBar === null ? {} : { drawdownCurve: perBar }),
  })
  return { folds: traded, window, equity, trades, statistics, nulls, monthly, yearly }
}
