import type { Kysely } from "kysely"
import type { ImportCommit, OwnerId, PortfolioBatches, PortfolioStore } from "../operations/ports.ts"
import { recordChange } from "./audit.ts"
import { changePortfolio, findPortfolio } from "./portfolio-queries.ts"
import { portfolioRow } from "./rows.ts"
import type { StoreSchema } from "./schema.ts"

type CommitOutcome = Awaited<ReturnType<PortfolioStore["commitImport"]>>

/** Makes a staged batch part of a portfolio, all or nothing. */
export async function commitImport(
  db: Kysely<StoreSchema>,
  owner: OwnerId,
  commit: ImportCommit,
): Promise<CommitOutcome> {
  return db.transaction().execute(async (transaction): Promise<CommitOutcome> => {
    const batch = await transaction
      .selectFrom("import_batch")
      .select("id")
      .where("id", "=", commit.importId)
      .where("owner_id", "=", owner)
      .where("status", "=", "staged")
      .executeTakeFirst()
    if (batch === undefined) return { outcome: "not-staged" }

    const before = commit.create === null ? await findPortfolio(transaction, owner, commit.portfolioId) : null
    if (commit.create === null && before === null) return { outcome: "no-portfolio" }
    if (before !== null && before.revision !== commit.expectedRevision) {
      return { outcome: "moved", revision: before.revision }
    }
    const revision = await preparePortfolio(transaction, owner, commit)

    const { last } = await transaction
      .selectFrom("import_batch")
      .select((eb) => eb.fn.max("commit_order").as("last"))
      .where("owner_id", "=", owner)
      .where("portfolio_id", "=", commit.portfolioId)
      .executeTakeFirstOrThrow()
    await transaction
      .updateTable("import_batch")
      .set({
        status: "committed",
        portfolio_id: commit.portfolioId,
        commit_order: (last ?? 0) + 1,
        new_trades: commit.effect.newTrades,
        superseded_trades: commit.effect.supersededTrades,
        repeated_trades: commit.effect.repeatedTrades,
        committed_at: commit.at,
        idempotency_key: commit.idempotencyKey?.key ?? null,
        idempotency_request: commit.idempotencyKey?.request ?? null,
        committed_revision: revision,
      })
      .where("id", "=", commit.importId)
      .where("owner_id", "=", owner)
      .execute()
    await recordChange(transaction, {
      owner,
      portfolioId: commit.portfolioId,
      at: commit.at,
      action: "import.commit",
      subject: commit.importId,
      before: before === null ? null : { revision: before.revision, initialCapital: before.initialCapital },
      after: {
        revision,
        ...commit.effect,
        initialCapital: commit.initialCapital ?? before?.initialCapital ?? null,
      },
    })
    return { outcome: "committed", revision }
  })
}

/** Makes the portfolio, or raises the revision of the one that is there; returns the revision. */
async function preparePortfolio(
  transaction: Kysely<StoreSchema>,
  owner: OwnerId,
  commit: ImportCommit,
): Promise<number> {
  const { create, initialCapital, portfolioId, at } = commit
  if (create === null) {
    const change = initialCapital === null ? {} : { initial_capital: initialCapital }
    const after = await changePortfolio(transaction, owner, portfolioId, change, at)
    if (after === null) throw new Error(`portfolio ${portfolioId} went away inside a transaction`)
    return after.revision
  }
  const made = { ...create, initialCapital: initialCapital ?? create.initialCapital }
  await transaction.insertInto("portfolio").values(portfolioRow(owner, made)).execute()
  await recordChange(transaction, {
    owner,
    portfolioId,
    at,
    action: "portfolio.create",
    subject: portfolioId,
    before: null,
    after: { name: made.name, currency: made.currency, initialCapital: made.initialCapital },
  })
  return made.revision
}

/** Takes a committed batch out of force, or puts it back. */
export async function setImportUndone(
  db: Kysely<StoreSchema>,
  owner: OwnerId,
  id: string,
  undone: boolean,
  at: string,
): Promise<{ portfolioId: string; revision: number } | null> {
  return db.transaction().execute(async (transaction) => {
    const batch = await transaction
      .selectFrom("import_batch")
      .select("portfolio_id")
      .where("id", "=", id)
      .where("owner_id", "=", owner)
      .where("status", "=", undone ? "committed" : "undone")
      .executeTakeFirst()
    if (batch === undefined || batch.portfolio_id === null) return null
    const portfolio = await changePortfolio(transaction, owner, batch.portfolio_id, {}, at)
    if (portfolio === null) return null
    await transaction
      .updateTable("import_batch")
      .set({ status: undone ? "undone" : "committed", undone_at: undone ? at : null })
      .where("id", "=", id)
      .where("owner_id", "=", owner)
      .execute()
    await recordChange(transaction, {
      owner,
      portfolioId: portfolio.id,
      at,
      action: undone ? "import.undo" : "import.restore",
      subject: id,
      before: { inForce: undone },
      after: { inForce: !undone, revision: portfolio.revision },
    })
    return { portfolioId: portfolio.id, revision: portfolio.revision }
  })
}

/** Blocks of the batches in force since the latest that replaces, with the revision they make. */
export async function readBatches(
  db: Kysely<StoreSchema>,
  owner: OwnerId,
  portfolioId: string,
): Promise<PortfolioBatches | null> {
  return db
    .transaction()
    .setAccessMode("read only")
    .execute(async (transaction) => {
      const portfolio = await findPortfolio(transaction, owner, portfolioId)
      if (portfolio === null) return null
      const batches = await transaction
        .selectFrom("import_batch")
        .select(["id", "mode"])
        .where("owner_id", "=", owner)
        .where("portfolio_id", "=", portfolioId)
        .where("status", "=", "committed")
        .orderBy("commit_order")
        .execute()
      const since = batches.findLastIndex((batch) => batch.mode === "replace")
      const inForce = batches.slice(Math.max(since, 0)).map((batch) => batch.id)
      const blocks =
        inForce.length === 0
          ? []
          : await transaction
              .selectFrom("import_block")
              .select(["import_id as importId", "role", "block"])
              .where("owner_id", "=", owner)
              .where("import_id", "in", inForce)
              .execute()
      const ofRole = (role: string) =>
        inForce.flatMap((id) =>
          blocks
            .filter((block) => block.importId === id && block.role === role)
            .map(({ importId, block }) => ({ importId, block })),
        )
      return {
        revision: portfolio.revision,
        trades: ofRole("trade-log"),
        days: ofRole("daily-log").at(-1) ?? null,
      }
    })
}
