import type { ImportMode, ImportPreview, ImportRole } from "../contract/index.ts"
import { describeImport, keepPlan } from "./describe-import.ts"
import { instant } from "./instant.ts"
import { requirePortfolio } from "./load-portfolio.ts"
import type { OperationContext } from "./operation-context.ts"
import type { SourceFile } from "./ports.ts"

/** A preview that nobody came back to for so long is dropped. */
export const STAGED_FOR_MS = 24 * 3_600_000

export type PreviewRequest = {
  readonly files: readonly SourceFile[]
  /** Role by position, where the caller knows it. */
  readonly roles: readonly (ImportRole | undefined)[]
  /** The portfolio it would go into; null makes a new one. */
  readonly portfolioId: string | null
  readonly mode: ImportMode
}

/**
 * Does everything an import does but write to a portfolio: reads the files, checks them, compares them with what is there,
 * and stages the batch for a commit within a day. Throws `UnreadableFile`, `PortfolioNotFound`.
 */
export async function previewImport(
  context: OperationContext,
  { files, roles, portfolioId, mode }: PreviewRequest,
): Promise<ImportPreview> {
  const { owner, store, compute, clock, newId } = context
  if (portfolioId !== null) await requirePortfolio(context, portfolioId)
  const now = clock()
  await store.discardStagedBefore(owner, instant(now - STAGED_FOR_MS))
  const { files: read, plan } = await compute.readImport(files, { roles })
  const blockOf = (role: ImportRole) => read.find(({ file }) => file.role === role)?.block ?? null
  const batch = {
    id: newId(),
    status: "staged",
    portfolioId,
    mode,
    files: read.map(({ file }) => file),
    effect: null,
    createdAt: instant(now),
    committedAt: null,
    undoneAt: null,
  } as const
  await store.stageImport(owner, {
    batch,
    trades: blockOf("trade-log"),
    days: blockOf("daily-log"),
    sources: read.map(({ source }) => source),
  })
  await keepPlan(context, batch, plan)
  return describeImport(context, batch)
}
