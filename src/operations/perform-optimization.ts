import type { OptimizationSummary, PriceWarning } from "../contract/index.ts"
import type { SearchConclusion } from "../engine/backtest/search/conclude-search.ts"
import { orRefuse } from "./backtest-refused.ts"
import type { BacktestCompute, PackedColumns, SearchMethod, SearchTask } from "./backtests-port.ts"
import { conductSearch, type SearchConduct } from "./conduct-search.ts"

/** The part of a search's result that is no column. */
export type OptimizationMeta = SearchConclusion & {
  /** Names of the axes; their values are columns named `parameter ` and the name. */
  readonly parameters: readonly string[]
  readonly warnings: readonly PriceWarning[]
}

/** What a search came to, as the history keeps it. */
export type SearchOutcome<Summary, Meta> = {
  readonly summary: Summary
  readonly meta: Meta
  readonly columns: PackedColumns
}

export const parameterColumn = (name: string) => `parameter ${name}`

/** Runs a search whole. Throws `BacktestRefused`, or the signal's reason. */
export async function performOptimization(
  compute: BacktestCompute,
  task: SearchTask,
  method: SearchMethod,
  warnings: readonly PriceWarning[],
  conduct: SearchConduct,
): Promise<SearchOutcome<Pick<OptimizationSummary, "runs" | "best">, OptimizationMeta>> {
  const { plan, columns } = await conductSearch(compute, task, method, conduct)
  const isGrid = method.kind === "grid"
  const conclusion = await orRefuse(compute.concludeSearch(task, plan, columns, { isGrid }))
  const width = plan.parameters.length
  const valuesOf = (axis: number) =>
    Float64Array.from({ length: plan.runs }, (_, run) => plan.values[run * width + axis])
  return {
    summary: { runs: plan.runs, best: conclusion.best?.statistics[conclusion.maximize] ?? null },
    meta: { ...conclusion, parameters: plan.parameters, warnings },
    columns: new Map<string, Float64Array | Int32Array>([
      ...plan.parameters.map((name, axis) => [parameterColumn(name), valuesOf(axis)] as const),
      ["finalEquity", columns.finalEquity],
      ["totalReturn", columns.totalReturn],
      ["maxDrawdown", columns.maxDrawdown],
      ["sharpeRatio", columns.sharpeRatio],
      ["trades", columns.trades],
      ["objective", columns.objective],
    ]),
  }
}
