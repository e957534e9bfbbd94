import type { PortfolioSummary } from "../contract/index.ts"
import { requirePortfolio } from "./load-portfolio.ts"
import type { OperationContext } from "./operation-context.ts"
import { type Result, resultKey } from "./result.ts"
import { summarizePortfolio } from "./summarize-portfolio.ts"

/** A portfolio with what an overview shows of it. Throws `PortfolioNotFound`. */
export async function readPortfolio(
  context: OperationContext,
  id: string,
): Promise<Result<PortfolioSummary>> {
  const portfolio = await requirePortfolio(context, id)
  return {
    key: resultKey(context, "read-portfolio", null, { [id]: portfolio.revision }),
    load: () => summarizePortfolio(context, portfolio),
  }
}
