import type { SearchAxis } from "./parameter-range.ts"
import type { SearchColumns } from "./search-columns.ts"
import type { SearchPlan } from "./search-request.ts"

/** How the runs beside one run do: at most one step away on every axis. */
export type Neighbourhood = {
  /** Neighbours that were run and whose figure is defined. */
  readonly count: number
  /** Of their figures; null without a neighbour. */
  readonly mean: number | null
  readonly lowest: number | null
  /** Mean over the run's own figure: near 1 on a plateau, far below on a peak. Null unless that figure is above 0. */
  readonly stability: number | null
}

/** The neighbourhood of a run of a grid. */
export function neighbourhood(
  axes: readonly SearchAxis[],
  plan: Pick<SearchPlan, "runs" | "values">,
  { objective }: Pick<SearchColumns, "objective">,
  of: number,
): Neighbourhood {
  const width = axes.length
  const stepOf = (run: number, axis: number) => axes[axis].values.indexOf(plan.values[run * width + axis])
  const centre = axes.map((_, axis) => stepOf(of, axis))
  let count = 0
  let sum = 0
  let lowest = Infinity
  for (let run = 0; run < plan.runs; run++) {
    if (run === of || Number.isNaN(objective[run])) continue
    if (!centre.every((step, axis) => Math.abs(stepOf(run, axis) - step) <= 1)) continue
    count++
    sum += objective[run]
    lowest = Math.min(lowest, objective[run])
  }
  if (count === 0) return { count, mean: null, lowest: null, stability: null }
  const mean = sum / count
  return { count, mean, lowest, stability: objective[of] > 0 ? mean / objective[of] : null }
}
