import type { ChangeList } from "../contract/index.ts"
import { requirePortfolio } from "./load-portfolio.ts"
import type { OperationContext } from "./operation-context.ts"
import { type Result, resultKey } from "./result.ts"

/** Entries that a list shows; a portfolio changes a few times a month. */
const LIMIT = 200

/** The latest changes of a portfolio and of its imports, newest first. Throws `PortfolioNotFound`. */
export async function listChanges(context: OperationContext, id: string): Promise<Result<ChangeList>> {
  const { revision } = await requirePortfolio(context, id)
  return {
    key: resultKey(context, "list-changes", null, { [id]: revision }),
    load: async () => ({ data: await context.store.listChanges(context.owner, id, LIMIT) }),
  }
}
