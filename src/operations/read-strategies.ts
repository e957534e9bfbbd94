import type { AnalysisQuery, StrategiesResult } from "../contract/index.ts"
import { analysisOptions, loadAnalysis } from "./load-analysis.ts"
import { requirePortfolio } from "./load-portfolio.ts"
import type { OperationContext } from "./operation-context.ts"
import { type Result, resultKey } from "./result.ts"

/** Trade statistics of each strategy, by name. Throws `PortfolioNotFound`, `UnknownStrategy`. */
export async function readStrategies(
  context: OperationContext,
  id: string,
  query: AnalysisQuery,
): Promise<Result<StrategiesResult>> {
  const portfolio = await requirePortfolio(context, id)
  const revisions = { [id]: portfolio.revision }
  return {
    key: resultKey(context, "read-strategies", analysisOptions(portfolio, query), revisions),
    load: async () => {
      const { analysis } = await loadAnalysis(context, id, query)
      return { data: [...analysis.strategies] }
    },
  }
}
