import type { CommitImportRequest, CommitImportResult, ImportBatch, Portfolio } from "../contract/index.ts"
import { failedChecks, planOf, requireImport, suggestedName } from "./describe-import.ts"
import {
  IdempotencyKeyReused,
  ImportAlreadyCommitted,
  NothingToImport,
  TradeLogMissing,
  UnconfirmedChecks,
} from "./import-errors.ts"
import { instant } from "./instant.ts"
import { requirePortfolio } from "./load-portfolio.ts"
import type { OperationContext } from "./operation-context.ts"
import { PortfolioMoved, PortfolioNotFound } from "./portfolio-errors.ts"
import type { IdempotencyKey } from "./ports.ts"
import { canonicalJson } from "./result.ts"

export type CommitOptions = {
  /** A key that the caller made up: a second commit with it answers as the first did, and does nothing. */
  readonly idempotencyKey: string | null
  /** Marks a portfolio that the commit makes as demo data. */
  readonly synthetic: boolean
}

/**
 * Makes a staged import part of its portfolio, all of it or nothing. Throws `ImportNotFound`, `ImportAlreadyCommitted`,
 * `UnconfirmedChecks`, `PortfolioNotFound`, `PortfolioMoved`, `NothingToImport`, `TradeLogMissing`, `IdempotencyKeyReused`.
 */
export async function commitImport(
  context: OperationContext,
  id: string,
  request: CommitImportRequest,
  options: CommitOptions = { idempotencyKey: null, synthetic: false },
): Promise<CommitImportResult> {
  const { owner, store } = context
  const idempotencyKey = keyOf(context, id, request, options)
  const earlier = idempotencyKey === null ? null : await earlierCommit(context, idempotencyKey)
  if (earlier !== null) return earlier

  const batch = await requireImport(context, id)
  if (batch.status !== "staged") throw new ImportAlreadyCommitted(id)
  const unconfirmed = failedChecks(batch).filter((check) => !request.confirmedChecks.includes(check))
  if (unconfirmed.length > 0) throw new UnconfirmedChecks(unconfirmed)

  const target = request.portfolioId === null ? null : await requirePortfolio(context, request.portfolioId)
  const { plan, revision } = await planOf(context, batch, target)
  if (target !== null && request.expectedRevision !== null && request.expectedRevision !== revision) {
    throw new PortfolioMoved(request.expectedRevision, revision)
  }
  const create = target === null ? newPortfolio(context, batch, request, options) : null
  if (target !== null && plan.effect.newTrades + plan.effect.supersededTrades === 0) {
    if (!(await bringsDailyLog(context, batch, target))) throw new NothingToImport(target.name)
  }

  const portfolioId = create?.id ?? request.portfolioId ?? ""
  const committed = await store.commitImport(owner, {
    importId: id,
    portfolioId,
    create,
    expectedRevision: revision,
    effect: plan.effect,
    initialCapital: request.initialCapital,
    idempotencyKey,
    at: instant(context.clock()),
  })
  if (committed.outcome === "committed") {
    const { revision } = committed
    context.events.publish(owner, { type: "invalidation", portfolioId, revision })
    return { import: await requireImport(context, id), portfolioId, revision }
  }
  if (committed.outcome === "moved") throw new PortfolioMoved(revision, committed.revision)
  if (committed.outcome === "no-portfolio") throw new PortfolioNotFound(portfolioId)
  throw new ImportAlreadyCommitted(id)
}

function keyOf(
  context: OperationContext,
  id: string,
  request: CommitImportRequest,
  { idempotencyKey }: CommitOptions,
): IdempotencyKey | null {
  if (idempotencyKey === null) return null
  return { key: idempotencyKey, request: context.digest(canonicalJson({ id, ...request })) }
}

/** What a commit with this key answered. Throws `IdempotencyKeyReused` when that was another request. */
async function earlierCommit(
  context: OperationContext,
  { key, request }: IdempotencyKey,
): Promise<CommitImportResult | null> {
  const earlier = await context.store.findImportByIdempotencyKey(context.owner, key)
  if (earlier === null) return null
  if (earlier.request !== request) throw new IdempotencyKeyReused(key)
  const batch = await requireImport(context, earlier.importId)
  return { import: batch, portfolioId: batch.portfolioId ?? "", revision: earlier.revision }
}

function newPortfolio(
  context: OperationContext,
  batch: ImportBatch,
  request: CommitImportRequest,
  { synthetic }: CommitOptions,
): Portfolio {
  if (!batch.files.some((file) => file.role === "trade-log")) throw new TradeLogMissing()
  const now = instant(context.clock())
  return {
    id: context.newId(),
    kind: "trade-log",
    name: request.name ?? suggestedName(batch),
    // Option logs carry no currency; their exchange's is the dollar.
    currency: "USD",
    synthetic,
    initialCapital: request.initialCapital,
    revision: 1,
    createdAt: now,
    updatedAt: now,
  }
}

/** Whether the batch has a daily log whose bytes are not in the portfolio already. */
async function bringsDailyLog(
  context: OperationContext,
  batch: ImportBatch,
  target: Portfolio,
): Promise<boolean> {
  const dailyLog = batch.files.find((file) => file.role === "daily-log")
  if (dailyLog === undefined) return false
  const same = await context.store.findImportsBySha256(context.owner, [dailyLog.sha256])
  return !same.some((other) => other.portfolioId === target.id)
}
