import type { ImportPreview, RetargetImportRequest } from "../contract/index.ts"
import { describeImport, requireImport } from "./describe-import.ts"
import { ImportAlreadyCommitted } from "./import-errors.ts"
import { requirePortfolio } from "./load-portfolio.ts"
import type { OperationContext } from "./operation-context.ts"

/**
 * Points a staged import at another portfolio, or at a new one, and previews that. Throws `ImportNotFound`,
 * `PortfolioNotFound`, `ImportAlreadyCommitted`.
 */
export async function retargetImport(
  context: OperationContext,
  id: string,
  { portfolioId, mode }: RetargetImportRequest,
): Promise<ImportPreview> {
  const batch = await requireImport(context, id)
  if (portfolioId !== null) await requirePortfolio(context, portfolioId)
  const retargeted = await context.store.retargetImport(context.owner, id, { portfolioId, mode })
  if (!retargeted) throw new ImportAlreadyCommitted(id)
  return describeImport(context, { ...batch, portfolioId, mode })
}
