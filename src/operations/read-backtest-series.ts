import type { BacktestSeries, BacktestSeriesColumn, BacktestSeriesQuery } from "../contract/index.ts"
import { barTime } from "../engine/backtest/bars.ts"
import { buyAndHoldEquity } from "../engine/backtest/buy-and-hold-equity.ts"
import { drawdownSeries } from "../engine/series/drawdown-series.ts"
import type { BacktestContext } from "./backtest-context.ts"
import { BacktestNotFound, SearchNotOver } from "./backtest-errors.ts"
import { loadResult, requireRun, type RunResult } from "./load-run.ts"
import { blankIsNull, pointsToShow } from "./points-to-show.ts"
import { type Result, resultKey } from "./result.ts"
import type { BacktestMeta } from "./run-backtest.ts"

/** Series of a run, or of the out-of-sample parts of a walk-forward: a value a bar, as columns. Throws `BacktestNotFound`, `SearchNotOver`. */
export async function readBacktestSeries(
  context: BacktestContext,
  kind: "backtest" | "walk-forward",
  id: string,
  { columns, maxPoints }: BacktestSeriesQuery,
): Promise<Result<BacktestSeries>> {
  const run = await requireRun(context, kind, id)
  if (run.summary === null) throw new SearchNotOver(id)
  return {
    key: resultKey(context, "read-backtest-series", { id, columns, maxPoints }, {}),
    load: async () => {
      const block = await loadResult(context, run)
      if (block === null) throw new BacktestNotFound(kind, id)
      const series = columns.map((name) => [name, seriesOf[name](block)] as const)
      const days = block.column("days") as Int32Array
      const minutes = block.names.includes("minutes") ? (block.column("minutes") as Int16Array) : null
      const points = pointsToShow(
        days.length,
        series.map(([, values]) => values),
        maxPoints,
      )
      return {
        dates: Array.from(points, (bar) => barTime({ days, minutes }, bar)),
        bars: Array.from(points),
        columns: Object.fromEntries(
          series.map(([name, values]) => [name, Array.from(points, (bar) => blankIsNull(values[bar]))]),
        ),
        total: days.length,
      }
    },
  }
}

const seriesOf: Readonly<Record<BacktestSeriesColumn, (block: RunResult) => Float64Array>> = {
  equity: (block) => block.column("equity") as Float64Array,
  close: (block) => block.column("close") as Float64Array,
  drawdown(block) {
    const equity = block.column("equity") as Float64Array
    return drawdownSeries(equity, equity[0])
  },
  buyAndHold(block) {
    const [cash] = block.column("equity")
    // The parts of a walk-forward trade from their first bar on.
    const { window } = block.meta as Partial<BacktestMeta>
    return buyAndHoldEquity(block.column("close") as Float64Array, {
      firstTradable: window?.firstTradableBar ?? 0,
      cash: Number(cash),
    })
  },
}
