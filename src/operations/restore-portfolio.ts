import type { Portfolio } from "../contract/index.ts"
import { instant } from "./instant.ts"
import { requirePortfolio } from "./load-portfolio.ts"
import type { OperationContext } from "./operation-context.ts"
import { PortfolioNotDeleted } from "./portfolio-errors.ts"

/** Brings a deleted portfolio back as it was. Throws `PortfolioNotFound`, `PortfolioNotDeleted`. */
export async function restorePortfolio(context: OperationContext, id: string): Promise<Portfolio> {
  const restored = await context.store.restorePortfolio(context.owner, id, instant(context.clock()))
  if (restored !== null) {
    const { revision } = restored
    context.events.publish(context.owner, { type: "invalidation", portfolioId: id, revision })
    return restored
  }
  await requirePortfolio(context, id)
  throw new PortfolioNotDeleted(id)
}
