import { paramsOf } from "./conclude-search.ts"
import type { PreparedSearch } from "./prepare-search.ts"
import type { SearchColumns } from "./search-columns.ts"
import type { SearchPlan } from "./search-request.ts"

/** One run of a search as plain data. */
export type GridRow = {
  readonly params: Readonly<Record<string, number>>
  /** The figures that every search keeps, and the one that it maximises; null where undefined. */
  readonly statistics: Readonly<Record<string, number | null>>
}

/** A run by its number. Rows are made one at a time, so that a search of a million runs is never a million objects. */
export function gridRow(
  search: Pick<PreparedSearch, "maximize">,
  plan: SearchPlan,
  columns: SearchColumns,
  run: number,
): GridRow {
  const figures = {
    finalEquity: columns.finalEquity[run],
    totalReturn: columns.totalReturn[run],
    maxDrawdown: columns.maxDrawdown[run],
    sharpeRatio: columns.sharpeRatio[run],
    trades: columns.trades[run],
    [search.maximize]: columns.objective[run],
  }
  const statistics = Object.fromEntries(
    Object.entries(figures).map(([id, value]) => [id, Number.isNaN(value) ? null : value]),
  )
  return { params: paramsOf(plan, run), statistics }
}
