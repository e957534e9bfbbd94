import type { ImportPreview } from "../contract/index.ts"
import { requireImport } from "./describe-import.ts"
import { ImportAlreadyCommitted, TradeLogMissing } from "./import-errors.ts"
import type { OperationContext } from "./operation-context.ts"
import { previewImport } from "./preview-import.ts"
import { readImportSource } from "./read-import-source.ts"

/**
 * Takes a staged import's trade log alone, as if the daily log had never been with it: for a daily log of another run. The
 * answer is the preview of a new import, which takes the place of the old one. Throws `ImportNotFound`,
 * `ImportAlreadyCommitted`, `TradeLogMissing`.
 */
export async function previewWithoutDailyLog(context: OperationContext, id: string): Promise<ImportPreview> {
  const { status, files, portfolioId, mode } = await requireImport(context, id)
  if (status !== "staged") throw new ImportAlreadyCommitted(id)
  const index = files.findIndex((file) => file.role === "trade-log")
  if (index < 0) throw new TradeLogMissing()
  const tradeLog = await readImportSource(context, id, index)
  const preview = await previewImport(context, { files: [tradeLog], roles: ["trade-log"], portfolioId, mode })
  await context.store.discardImport(context.owner, id)
  return preview
}
