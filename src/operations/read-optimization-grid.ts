import type { GridColumn, OptimizationGrid } from "../contract/index.ts"
import type { BacktestContext } from "./backtest-context.ts"
import { SearchNotOver } from "./backtest-errors.ts"
import { loadResult, requireRun } from "./load-run.ts"
import { type OptimizationMeta, parameterColumn } from "./perform-optimization.ts"
import { blankIsNull } from "./points-to-show.ts"
import { type Result, resultKey } from "./result.ts"

/** Every run of a search, as columns. Throws `BacktestNotFound`, `SearchNotOver`. */
export async function readOptimizationGrid(
  context: BacktestContext,
  id: string,
  columns: readonly GridColumn[],
): Promise<Result<OptimizationGrid>> {
  const run = await requireRun(context, "optimization", id)
  if (run.summary === null) throw new SearchNotOver(id)
  return {
    key: resultKey(context, "read-optimization-grid", { id, columns }, {}),
    load: async () => {
      const block = await loadResult(context, run)
      if (block === null) throw new SearchNotOver(id)
      const { runs, maximize, parameters } = block.meta as OptimizationMeta
      const numbers = (name: string) => block.column(name) as Float64Array | Int32Array
      return {
        runs,
        maximize,
        parameters: Object.fromEntries(
          parameters.map((name) => [name, Array.from(numbers(parameterColumn(name)))]),
        ),
        columns: Object.fromEntries(columns.map((name) => [name, Array.from(numbers(name), blankIsNull)])),
      }
    },
  }
}
