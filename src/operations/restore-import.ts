import type { ImportStateResult } from "../contract/index.ts"
import { ImportNotUndone } from "./import-errors.ts"
import type { OperationContext } from "./operation-context.ts"
import { setImportState } from "./set-import-state.ts"

/** Puts an undone import back in its old place. Throws `ImportNotFound`, `ImportNotUndone`, `PortfolioNotFound`. */
export async function restoreImport(context: OperationContext, id: string): Promise<ImportStateResult> {
  return setImportState(context, id, { undone: false, refusal: () => new ImportNotUndone(id) })
}
