import type { ImportStateResult } from "../contract/index.ts"
import { requireImport } from "./describe-import.ts"
import { ImportNotFound } from "./import-errors.ts"
import { instant } from "./instant.ts"
import { requirePortfolio } from "./load-portfolio.ts"
import type { OperationContext } from "./operation-context.ts"

/** Takes a batch out of force or puts it back; `refusal` is thrown when it is in that state already, or staged. */
export async function setImportState(
  context: OperationContext,
  id: string,
  { undone, refusal }: { readonly undone: boolean; readonly refusal: () => Error },
): Promise<ImportStateResult> {
  const { owner, store, clock, events } = context
  const batch = await requireImport(context, id)
  if (batch.status === "staged" || batch.portfolioId === null) throw refusal()
  await requirePortfolio(context, batch.portfolioId)
  const changed = await store.setImportUndone(owner, id, undone, instant(clock()))
  if (changed === null) throw refusal()
  events.publish(owner, { type: "invalidation", ...changed })
  const batches = await store.listImports(owner, changed.portfolioId)
  const summary = batches.find((one) => one.id === id)
  if (summary === undefined) throw new ImportNotFound(id)
  return { import: summary, ...changed }
}
