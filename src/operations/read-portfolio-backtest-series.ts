import type { PortfolioSeries, PortfolioSeriesQuery } from "../contract/index.ts"
import { portfolioSeries } from "../engine/backtest/portfolio/portfolio-series.ts"
import { isoDate } from "../engine/money/iso-date.ts"
import type { BacktestContext } from "./backtest-context.ts"
import { requireRun } from "./load-run.ts"
import { keptColumns, type PortfolioMeta, weightColumn } from "./portfolio-run-block.ts"
import { blankIsNull, pointsToShow } from "./points-to-show.ts"
import { requirePortfolioResult } from "./read-portfolio-backtest.ts"
import { type Result, resultKey } from "./result.ts"

/** Series of a portfolio's run, a value a day, as columns. Weights are shown on the days that the others need. Throws `BacktestNotFound`. */
export async function readPortfolioBacktestSeries(
  context: BacktestContext,
  id: string,
  { columns, weights, maxPoints }: PortfolioSeriesQuery,
): Promise<Result<PortfolioSeries>> {
  const run = await requireRun(context, "portfolio", id)
  return {
    key: resultKey(context, "read-portfolio-backtest-series", { id, columns, weights, maxPoints }, {}),
    load: async () => {
      const result = await requirePortfolioResult(context, run)
      const column = (name: string) => result.column(name) as Float64Array
      const { symbols } = result.meta as PortfolioMeta
      const kept = keptColumns(result)
      const lines = columns.map((name) => [name, portfolioSeries[name](kept)] as const)
      const days = column("days")
      const deciding = lines.length === 0 ? [kept.value] : lines.map(([, values]) => values)
      const points = pointsToShow(days.length, deciding, maxPoints)
      const shown = (values: Float64Array) => Array.from(points, (day) => blankIsNull(values[day]))
      return {
        dates: Array.from(points, (day) => isoDate(days[day])),
        columns: Object.fromEntries(lines.map(([name, values]) => [name, shown(values)])),
        weights: weights
          ? Object.fromEntries(symbols.map((symbol, i) => [symbol, shown(column(weightColumn(i)))]))
          : null,
        total: days.length,
      }
    },
  }
}
