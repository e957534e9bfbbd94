import type { CompareRequest, CompareResult } from "../contract/index.ts"
import { compareGrowth } from "../engine/backtest/compare-growth.ts"
import { isoDate } from "../engine/money/iso-date.ts"
import type { BacktestContext } from "./backtest-context.ts"
import { BacktestNotFound } from "./backtest-errors.ts"
import { loadResult, requireRun } from "./load-run.ts"
import { blankIsNull, pointsToShow } from "./points-to-show.ts"
import { backtestSummaryOf } from "./read-backtest.ts"
import type { BacktestMeta } from "./run-backtest.ts"

/** Up to ten runs side by side: figures, and growth on the days that any of them has. Throws `BacktestNotFound`. */
export async function compareBacktests(
  context: BacktestContext,
  { ids, maxPoints }: CompareRequest,
): Promise<CompareResult> {
  const runs = await Promise.all(
    [...new Set(ids)].map(async (id) => {
      const run = await requireRun(context, "backtest", id)
      const block = await loadResult(context, run)
      if (block === null) throw new BacktestNotFound("backtest", id)
      const { statistics, nulls } = block.meta as BacktestMeta
      return {
        summary: { ...backtestSummaryOf(run), statistics, nulls },
        days: block.column("days") as Int32Array,
        equity: block.column("equity") as Float64Array,
      }
    }),
  )
  const { days, growth } = compareGrowth(runs)
  const points = pointsToShow(days.length, growth, maxPoints)
  return {
    data: runs.map(({ summary }) => summary),
    dates: Array.from(points, (day) => isoDate(days[day])),
    growth: Object.fromEntries(
      runs.map(({ summary }, at) => [summary.id, Array.from(points, (day) => blankIsNull(growth[at][day]))]),
    ),
  }
}
