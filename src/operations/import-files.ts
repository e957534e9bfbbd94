import type { CommitImportResult, ImportMode, ImportPreview } from "../contract/index.ts"
import { AmbiguousPortfolioName } from "./ambiguous-portfolio-name.ts"
import { commitImport } from "./commit-import.ts"
import { discardImport } from "./discard-import.ts"
import { FileAlreadyImported } from "./file-already-imported.ts"
import type { OperationContext } from "./operation-context.ts"
import type { Portfolio, SourceFile } from "./ports.ts"
import { previewImport } from "./preview-import.ts"

export type ImportFilesRequest = {
  readonly tradeLog: SourceFile
  readonly dailyLog: SourceFile | null
  /** The portfolio it goes into; made when there is none of this name. */
  readonly portfolioName: string
  readonly mode: ImportMode
  /** Goes on although the same bytes were committed before. */
  readonly again: boolean
}

export type ImportFilesResult = { readonly preview: ImportPreview; readonly committed: CommitImportResult }

/**
 * Previews and commits in one step, for a caller who reads the report afterwards: failed checks do not stop it. Throws what
 * `previewImport` and `commitImport` throw, `FileAlreadyImported` and `AmbiguousPortfolioName`; nothing is kept then.
 */
export async function importFiles(
  context: OperationContext,
  { tradeLog, dailyLog, portfolioName, mode, again }: ImportFilesRequest,
): Promise<ImportFilesResult> {
  const target = await portfolioByName(context, portfolioName)
  const preview = await previewImport(context, {
    files: dailyLog === null ? [tradeLog] : [tradeLog, dailyLog],
    roles: ["trade-log", "daily-log"],
    portfolioId: target?.id ?? null,
    mode,
  })
  try {
    if (preview.alreadyImported !== null && !again) {
      throw new FileAlreadyImported(tradeLog.name, preview.alreadyImported)
    }
    const committed = await commitImport(context, preview.import.id, {
      portfolioId: target?.id ?? null,
      name: portfolioName,
      confirmedChecks: preview.mustConfirm,
      initialCapital: null,
      expectedRevision: target?.revision ?? null,
    })
    return { preview, committed }
  } catch (error) {
    await discardImport(context, preview.import.id)
    throw error
  }
}

const pageSize = 200

/** Null when there is none of this name. Throws `AmbiguousPortfolioName` when there are several. */
async function portfolioByName(context: OperationContext, name: string): Promise<Portfolio | null> {
  const order = { by: "name", descending: false } as const
  const named: Portfolio[] = []
  let page: Portfolio[] = []
  do {
    const last = page.at(-1)
    const after = last === undefined ? null : { key: last.name, id: last.id }
    page = await context.store.listPortfolios(context.owner, { order, limit: pageSize, after })
    named.push(...page.filter((portfolio) => portfolio.name === name))
  } while (page.length === pageSize)
  if (named.length > 1) throw new AmbiguousPortfolioName(name)
  return named[0] ?? null
}
