import type { Portfolio, UpdatePortfolioRequest } from "../contract/index.ts"
import { instant } from "./instant.ts"
import type { OperationContext } from "./operation-context.ts"
import { PortfolioNotFound } from "./portfolio-errors.ts"

/** Changes a portfolio's name or initial capital; what the change leaves out stays. Throws `PortfolioNotFound`. */
export async function updatePortfolio(
  context: OperationContext,
  id: string,
  { name, initialCapital }: UpdatePortfolioRequest,
): Promise<Portfolio> {
  const change = {
    ...(name === undefined ? {} : { name }),
    ...(initialCapital === undefined ? {} : { initialCapital }),
  }
  const updated = await context.store.updatePortfolio(context.owner, id, change, instant(context.clock()))
  if (updated === null) throw new PortfolioNotFound(id)
  context.events.publish(context.owner, {
    type: "invalidation",
    portfolioId: id,
    revision: updated.revision,
  })
  return updated
}
