import type { ImportPreview } from "../contract/index.ts"
import { describeImport, requireImport } from "./describe-import.ts"
import type { OperationContext } from "./operation-context.ts"

/** What an import would do, or did. Throws `ImportNotFound`. */
export async function readImport(context: OperationContext, id: string): Promise<ImportPreview> {
  return describeImport(context, await requireImport(context, id))
}
