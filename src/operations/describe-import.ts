import type { ImportBatch, ImportPreview } from "../contract/index.ts"
import { ImportNotFound } from "./import-errors.ts"
import { loadPortfolio } from "./load-portfolio.ts"
import type { OperationContext } from "./operation-context.ts"
import type { ImportPlan, Portfolio } from "./ports.ts"

/** The batch of an id, if this owner has it: the one place where ownership of an import is checked. */
export async function requireImport(context: OperationContext, id: string): Promise<ImportBatch> {
  const batch = await context.store.findImport(context.owner, id)
  if (batch === null) throw new ImportNotFound(id)
  return batch
}

/** What a batch would do to a portfolio as it is now; null is a new one. */
export async function planOf(
  context: OperationContext,
  batch: ImportBatch,
  target: Portfolio | null,
): Promise<{ readonly plan: ImportPlan; readonly revision: number }> {
  const loaded = target === null || batch.mode === "replace" ? null : await loadPortfolio(context, target.id)
  const revision = loaded?.portfolio.revision ?? target?.revision ?? 0
  const plan = await context.cache.fetch(
    planKey(batch, loaded?.blocks.id ?? null),
    async () => {
      const incoming = await context.store.readImportBlocks(context.owner, batch.id)
      if (incoming === null) throw new ImportNotFound(batch.id)
      return context.compute.planImport({ existing: loaded?.blocks ?? null, incoming })
    },
    bytesOf,
  )
  return { plan, revision }
}

/** Keeps what reading the files gave along: what they would do as a portfolio of their own. */
export async function keepPlan(
  { cache }: OperationContext,
  batch: ImportBatch,
  plan: ImportPlan,
): Promise<void> {
  await cache.fetch(planKey(batch, null), async () => plan, bytesOf)
}

function planKey({ id }: ImportBatch, existing: string | null): string {
  return `plan ${id} ${existing ?? "alone"}`
}

function bytesOf({ repeats }: ImportPlan): number {
  return 1_024 + repeats.length * 128
}

/** The preview of a staged batch, and the account of one that is committed or undone. */
export async function describeImport(context: OperationContext, batch: ImportBatch): Promise<ImportPreview> {
  const target =
    batch.portfolioId === null ? null : await context.store.findPortfolio(context.owner, batch.portfolioId)
  const { plan, revision } = await planOf(context, batch, batch.status === "staged" ? target : null)
  const effect = batch.effect ?? plan.effect
  return {
    import: batch,
    target:
      target === null ? null : { id: target.id, name: target.name, revision: revision || target.revision },
    suggestedName: suggestedName(batch),
    ...effect,
    repeats: plan.repeats.map(({ line, importId }) => ({ line, repeatsLine: null, repeatsImport: importId })),
    alreadyImported: await earlierImport(context, batch),
    mustConfirm: failedChecks(batch),
    summary: plan.summary,
  }
}

/** Ids of the checks that failed, each once: a commit has to name them. */
export function failedChecks(batch: ImportBatch): string[] {
  const failed = batch.files.flatMap((file) => file.report.checks.filter((check) => check.passed === false))
  return [...new Set(failed.map((check) => check.id))]
}

/** The name of the main file without its extension. */
export function suggestedName(batch: ImportBatch): string {
  const name = mainFile(batch)
    .name.replace(/\.[^.]*$/, "")
    .trim()
  return name === "" ? "Imported trades" : name.slice(0, 200)
}

async function earlierImport(
  context: OperationContext,
  batch: ImportBatch,
): Promise<ImportPreview["alreadyImported"]> {
  const same = await context.store.findImportsBySha256(context.owner, [mainFile(batch).sha256])
  const earlier = same.find((other) => other.id !== batch.id)
  if (earlier === undefined || earlier.portfolioId === null || earlier.committedAt === null) return null
  const portfolio = await context.store.findPortfolio(context.owner, earlier.portfolioId)
  if (portfolio === null) return null
  return { importId: earlier.id, committedAt: earlier.committedAt, portfolioName: portfolio.name }
}

/** The trade log, where there is one: a daily log that is imported again comes with a new trade log as a rule. */
function mainFile(batch: ImportBatch): ImportBatch["files"][number] {
  return batch.files.find((file) => file.role === "trade-log") ?? batch.files[0]
}
