import type { RemovedPortfolioList } from "../contract/index.ts"
import type { OperationContext } from "./operation-context.ts"
import { type Result, resultKey } from "./result.ts"

/** This owner's deleted portfolios, the one that went last first; `restorePortfolio` brings one back. */
export async function listRemovedPortfolios(
  context: OperationContext,
): Promise<Result<RemovedPortfolioList>> {
  const data = await context.store.listRemovedPortfolios(context.owner)
  const revisions = Object.fromEntries(data.map(({ id, revision }) => [id, revision]))
  return {
    key: resultKey(context, "list-removed-portfolios", null, revisions),
    load: async () => ({ data }),
  }
}
