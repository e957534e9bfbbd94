import { instant } from "./instant.ts"
import type { OperationContext } from "./operation-context.ts"
import { PortfolioNotFound } from "./portfolio-errors.ts"

/** Takes a portfolio out of sight; `restorePortfolio` brings it back. Throws `PortfolioNotFound`. */
export async function deletePortfolio(context: OperationContext, id: string): Promise<void> {
  const deleted = await context.store.deletePortfolio(context.owner, id, instant(context.clock()))
  if (!deleted) throw new PortfolioNotFound(id)
  context.events.publish(context.owner, { type: "invalidation", portfolioId: id, revision: null })
}
