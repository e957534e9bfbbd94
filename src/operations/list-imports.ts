import type { ImportList } from "../contract/index.ts"
import { requirePortfolio } from "./load-portfolio.ts"
import type { OperationContext } from "./operation-context.ts"
import { type Result, resultKey } from "./result.ts"

/** Committed and undone imports of a portfolio, newest first. Throws `PortfolioNotFound`. */
export async function listImports(
  context: OperationContext,
  portfolioId: string,
): Promise<Result<ImportList>> {
  const { revision } = await requirePortfolio(context, portfolioId)
  return {
    key: resultKey(context, "list-imports", null, { [portfolioId]: revision }),
    load: async () => ({ data: await context.store.listImports(context.owner, portfolioId) }),
  }
}
