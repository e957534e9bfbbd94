import type { AnalysisQuery, AnalysisResult } from "../contract/index.ts"
import { engineVersion } from "../engine/engine-version.ts"
import { isoDate } from "../engine/money/iso-date.ts"
import { analysisOptions, loadAnalysis } from "./load-analysis.ts"
import { requirePortfolio } from "./load-portfolio.ts"
import type { OperationContext } from "./operation-context.ts"
import { type Result, resultKey } from "./result.ts"
import { wireDrawdown } from "./wire-drawdown.ts"

/** Every statistic of a portfolio's trades and of their equity curve, and its drawdowns. Throws `PortfolioNotFound`, `UnknownStrategy`. */
export async function readAnalysis(
  context: OperationContext,
  id: string,
  query: AnalysisQuery,
): Promise<Result<AnalysisResult>> {
  const portfolio = await requirePortfolio(context, id)
  const revisions = { [id]: portfolio.revision }
  return {
    key: resultKey(context, "read-analysis", analysisOptions(portfolio, query), revisions),
    load: async () => {
      const { analysis, options, portfolio: loaded } = await loadAnalysis(context, id, query)
      const { days } = analysis.curve
      return {
        engineVersion,
        basis: analysis.basis,
        basisReason: analysis.basisReason,
        options,
        inputs: {
          portfolioId: id,
          revision: loaded.revision,
          trades: analysis.tradeCount,
          openTrades: analysis.openTradeCount,
        },
        initialCapital: analysis.initialCapital,
        firstDate: days.length === 0 ? null : isoDate(days[0]),
        lastDate: days.length === 0 ? null : isoDate(days[days.length - 1]),
        statistics: analysis.statistics,
        nulls: analysis.nulls,
        drawdowns: analysis.drawdowns.map(wireDrawdown),
      }
    },
  }
}
