import type { ImportList } from "../contract/index.ts"
import { instant } from "./instant.ts"
import type { OperationContext } from "./operation-context.ts"
import { STAGED_FOR_MS } from "./preview-import.ts"

/** Imports that were read and neither committed nor dropped, newest first. Those that waited too long are not listed any more. */
export async function listStagedImports({ owner, store, clock }: OperationContext): Promise<ImportList> {
  const oldest = instant(clock() - STAGED_FOR_MS)
  const staged = await store.listStagedImports(owner)
  return { data: staged.filter(({ createdAt }) => createdAt >= oldest) }
}
