import type { AnalysisQuery, MonthlyResult } from "../contract/index.ts"
import { analysisOptions, loadAnalysis } from "./load-analysis.ts"
import { requirePortfolio } from "./load-portfolio.ts"
import type { OperationContext } from "./operation-context.ts"
import { type Result, resultKey } from "./result.ts"

/** P/L and return of each calendar month and year. Throws `PortfolioNotFound`, `UnknownStrategy`. */
export async function readMonthlyReturns(
  context: OperationContext,
  id: string,
  query: AnalysisQuery,
): Promise<Result<MonthlyResult>> {
  const portfolio = await requirePortfolio(context, id)
  const revisions = { [id]: portfolio.revision }
  return {
    key: resultKey(context, "read-monthly-returns", analysisOptions(portfolio, query), revisions),
    load: async () => {
      const { analysis } = await loadAnalysis(context, id, query)
      return { basis: analysis.basis, data: [...analysis.monthly], yearly: [...analysis.yearly] }
    },
  }
}
