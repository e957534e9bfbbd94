import type { SeriesColumn, SeriesQuery, SeriesResult } from "../contract/index.ts"
import { isoDate } from "../engine/money/iso-date.ts"
import type { TradeLogAnalysis } from "../engine/trade-log/analyze-trade-log.ts"
import { analysisOptions, loadAnalysis } from "./load-analysis.ts"
import { requirePortfolio } from "./load-portfolio.ts"
import type { OperationContext } from "./operation-context.ts"
import { blankIsNull, pointsToShow } from "./points-to-show.ts"
import { type Result, resultKey } from "./result.ts"

/**
 * Daily series of a portfolio as columns. With `maxPoints` each column keeps its minima and maxima, so the dates are those
 * that any of the columns needs. Throws `PortfolioNotFound`, `UnknownStrategy`.
 */
export async function readSeries(
  context: OperationContext,
  id: string,
  query: SeriesQuery,
): Promise<Result<SeriesResult>> {
  const portfolio = await requirePortfolio(context, id)
  const { columns, maxPoints } = query
  const parameters = { ...analysisOptions(portfolio, query), columns, maxPoints }
  return {
    key: resultKey(context, "read-series", parameters, { [id]: portfolio.revision }),
    load: async () => {
      const { analysis } = await loadAnalysis(context, id, query)
      const series = columns.map((name) => [name, seriesOf[name](analysis)] as const)
      const { days } = analysis.curve
      const points = pointsToShow(
        days.length,
        series.map(([, values]) => values),
        maxPoints,
      )
      return {
        basis: analysis.basis,
        dates: Array.from(points, (index) => isoDate(days[index])),
        columns: Object.fromEntries(
          series.map(([name, values]) => [name, Array.from(points, (index) => blankIsNull(values[index]))]),
        ),
        total: days.length,
      }
    },
  }
}

const seriesOf: Readonly<Record<SeriesColumn, (analysis: TradeLogAnalysis) => Float64Array>> = {
  equity: ({ curve }) => curve.equity,
  pnl: ({ curve }) => curve.pnl,
  return: ({ curve }) => curve.returns,
  drawdown: ({ drawdown }) => drawdown,
  drawdownInMoney: ({ drawdownInMoney }) => drawdownInMoney,
  marginHeld: ({ marginHeld }) => marginHeld,
}
