import { requireImport } from "./describe-import.ts"
import { ImportFileNotFound } from "./import-errors.ts"
import type { OperationContext } from "./operation-context.ts"
import type { SourceFile } from "./ports.ts"

/** A file of an import, byte for byte as it came. Throws `ImportNotFound`, `ImportFileNotFound`. */
export async function readImportSource(
  context: OperationContext,
  id: string,
  index: number,
): Promise<SourceFile> {
  const batch = await requireImport(context, id)
  const file = batch.files.at(index)
  const source = await context.store.readImportSource(context.owner, id, index)
  if (file === undefined || source === null) throw new ImportFileNotFound(id, index)
  return { name: file.name, bytes: await context.compute.openSource(source) }
}
