import { requireImport } from "./describe-import.ts"
import { ImportAlreadyCommitted } from "./import-errors.ts"
import type { OperationContext } from "./operation-context.ts"

/** Drops a staged import. Throws `ImportNotFound`, `ImportAlreadyCommitted`. */
export async function discardImport(context: OperationContext, id: string): Promise<void> {
  await requireImport(context, id)
  const discarded = await context.store.discardImport(context.owner, id)
  if (!discarded) throw new ImportAlreadyCommitted(id)
}
