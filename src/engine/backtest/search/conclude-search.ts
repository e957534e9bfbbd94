import { standardDeviation } from "../../series/standard-deviation.ts"
import { isDefined } from "../../statistics/figure.ts"
import type { StatisticSet } from "../../statistics/statistic-set.ts"
import { backtestFigures } from "../backtest-figures.ts"
import { neighbourhood } from "./neighbourhood.ts"
import type { Neighbourhood } from "./neighbourhood.ts"
import { parametersOf } from "./plan-grid.ts"
import type { PreparedSearch } from "./prepare-search.ts"
import { probabilityOfOverfitting } from "./probability-of-overfitting.ts"
import { combinationRunner } from "./run-combination.ts"
import type { SearchColumns } from "./search-columns.ts"
import type { SearchPlan } from "./search-request.ts"

/** What a search came to, and how far it can be believed. */
export type SearchConclusion = {
  readonly maximize: string
  readonly runs: number
  /** Combinations that a constraint forbids. */
  readonly leftOut: number
  /** From the first bar of the window. */
  readonly firstTradableBar: number
  /** The run whose figure is largest, the first of equals; null where no run has the figure. */
  readonly best:
    | (StatisticSet & { readonly run: number; readonly params: Readonly<Record<string, number>> })
    | null
  /** That the best is better than luck among so many runs would make it. */
  readonly deflatedSharpe: number | null
  /** That the best of one half of the time is below the middle in the other half. */
  readonly probabilityOfOverfitting: number | null
  /** Of the best, in a grid; null in a search that has no neighbours. */
  readonly neighbourhood: Neighbourhood | null
  readonly nulls: Readonly<Record<string, string>>
}

/** The best run of a search with all its figures, and what speaks against it. */
export function concludeSearch(
  search: PreparedSearch,
  plan: SearchPlan,
  columns: SearchColumns,
  { isGrid }: { readonly isGrid: boolean },
): SearchConclusion {
  const best = bestRun(columns.objective)
  const overfitting = probabilityOfOverfitting(columns)
  const figures = best === null ? null : figuresOf(search, plan, columns, best)
  const deflatedSharpe = figures?.statistics["deflatedSharpeRatio"] ?? null
  const nulls: Record<string, string> = {}
  if (deflatedSharpe === null) {
    nulls["deflatedSharpe"] = figures?.nulls["deflatedSharpeRatio"] ?? `no run has ${search.maximize}`
  }
  if (!isDefined(overfitting)) nulls["probabilityOfOverfitting"] = overfitting.reason
  return {
    maximize: search.maximize,
    runs: plan.runs,
    leftOut: plan.leftOut,
    firstTradableBar: plan.firstTradable - search.window.from,
    best:
      best === null || figures === null
        ? null
        : { run: best, params: paramsOf(plan, best), statistics: figures.statistics, nulls: figures.nulls },
    deflatedSharpe,
    probabilityOfOverfitting: isDefined(overfitting) ? overfitting : null,
    neighbourhood: best === null || !isGrid ? null : neighbourhood(search.axes, plan, columns, best),
    nulls,
  }
}

/** Parameters of a run by name. */
export function paramsOf({ parameters, values }: SearchPlan, run: number): Record<string, number> {
  return Object.fromEntries(parameters.map((name, axis) => [name, values[run * parameters.length + axis]]))
}

/** The run whose figure is largest, the first of equals; null where it is undefined in every run. */
export function bestRun(objective: Float64Array): number | null {
  let best: number | null = null
  for (let run = 0; run < objective.length; run++) {
    if (!Number.isNaN(objective[run]) && (best === null || objective[run] > objective[best])) best = run
  }
  return best
}

/** A copy without NaN; `filter` would make a list of all of them first. */
function definedValues(values: Float64Array): Float64Array {
  const found = new Float64Array(values.length)
  let count = 0
  for (const value of values) if (!Number.isNaN(value)) found[count++] = value
  return found.subarray(0, count)
}

function figuresOf(
  search: PreparedSearch,
  plan: SearchPlan,
  columns: SearchColumns,
  best: number,
): StatisticSet {
  const { bars, settings, window, axes } = search
  const row = plan.values.subarray(best * axes.length, (best + 1) * axes.length)
  const values = parametersOf(search, row, search.fixed.slice())
  const span = { ...window, firstTradable: plan.firstTradable }
  const run = combinationRunner(search)(values, settings, span)
  const ratios = definedValues(columns.sharpeRatio)
  const perPeriod = ratios.length < 2 ? 0 : standardDeviation(ratios) / Math.sqrt(search.periodsPerYear)
  const { statistics, nulls } = backtestFigures(bars, span, run, {
    riskFreeRate: search.riskFreeRate,
    periodsPerYear: search.periodsPerYear,
    benchmark: search.benchmark,
    trials: { count: plan.runs, sharpeVariance: perPeriod ** 2 },
  })
  return { statistics, nulls }
}
