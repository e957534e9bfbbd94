import type { ImportStateResult } from "../contract/index.ts"
import { ImportNotInForce } from "./import-errors.ts"
import type { OperationContext } from "./operation-context.ts"
import { setImportState } from "./set-import-state.ts"

/**
 * Takes a committed import out of its portfolio: its trades go, what it superseded is in force again, and trades that a later
 * import has too stay. Throws `ImportNotFound`, `ImportNotInForce`, `PortfolioNotFound`.
 */
export async function undoImport(context: OperationContext, id: string): Promise<ImportStateResult> {
  return setImportState(context, id, { undone: true, refusal: () => new ImportNotInForce(id) })
}
