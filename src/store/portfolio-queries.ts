import type { Kysely } from "kysely"
import type { OwnerId, Portfolio, PortfolioOrder, RemovedPortfolio } from "../operations/ports.ts"
import { recordChange } from "./audit.ts"
import { portfolioOf } from "./rows.ts"
import type { StoreSchema } from "./schema.ts"

const orderColumns = { name: "name", createdAt: "created_at", updatedAt: "updated_at" } as const

export async function listPortfolios(
  db: Kysely<StoreSchema>,
  owner: OwnerId,
  page: { order: PortfolioOrder; limit: number; after: { key: string; id: string } | null },
): Promise<Portfolio[]> {
  const column = orderColumns[page.order.by]
  const direction = page.order.descending ? "desc" : "asc"
  const beyond = page.order.descending ? "<" : ">"
  const { after } = page
  let query = db
    .selectFrom("portfolio")
    .selectAll()
    .where("owner_id", "=", owner)
    .where("deleted_at", "is", null)
    .orderBy(column, direction)
    .orderBy("id", direction)
    .limit(page.limit)
  if (after !== null) {
    query = query.where((eb) => eb(eb.refTuple(column, "id"), beyond, eb.tuple(after.key, after.id)))
  }
  return (await query.execute()).map(portfolioOf)
}

export async function findPortfolio(
  db: Kysely<StoreSchema>,
  owner: OwnerId,
  id: string,
): Promise<Portfolio | null> {
  const row = await db
    .selectFrom("portfolio")
    .selectAll()
    .where("id", "=", id)
    .where("owner_id", "=", owner)
    .where("deleted_at", "is", null)
    .executeTakeFirst()
  return row === undefined ? null : portfolioOf(row)
}

/** Deleted ones, the one that went last first. */
export async function listRemovedPortfolios(
  db: Kysely<StoreSchema>,
  owner: OwnerId,
): Promise<RemovedPortfolio[]> {
  const rows = await db
    .selectFrom("portfolio")
    .selectAll()
    .where("owner_id", "=", owner)
    .where("deleted_at", "is not", null)
    .orderBy("deleted_at", "desc")
    .orderBy("id", "desc")
    .limit(200)
    .execute()
  return rows.map((row) => ({ ...portfolioOf(row), removedAt: row.deleted_at ?? row.updated_at }))
}

export async function everHadPortfolio(db: Kysely<StoreSchema>, owner: OwnerId): Promise<boolean> {
  const row = await db
    .selectFrom("portfolio")
    .select("id")
    .where("owner_id", "=", owner)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Sets the columns given, raises the revision, and returns the portfolio as it is now; null when there is none in sight. */
export async function changePortfolio(
  transaction: Kysely<StoreSchema>,
  owner: OwnerId,
  id: string,
  change: { name?: string; initial_capital?: number | null; deleted_at?: string | null },
  at: string,
  options: { readonly deleted: boolean } = { deleted: false },
): Promise<Portfolio | null> {
  const row = await transaction
    .updateTable("portfolio")
    .set((eb) => ({ ...change, revision: eb("revision", "+", 1), updated_at: at }))
    .where("id", "=", id)
    .where("owner_id", "=", owner)
    .where("deleted_at", options.deleted ? "is not" : "is", null)
    .returningAll()
    .executeTakeFirst()
  return row === undefined ? null : portfolioOf(row)
}

export async function updatePortfolio(
  db: Kysely<StoreSchema>,
  owner: OwnerId,
  id: string,
  change: Partial<Pick<Portfolio, "name" | "initialCapital">>,
  at: string,
): Promise<Portfolio | null> {
  return db.transaction().execute(async (transaction) => {
    const before = await findPortfolio(transaction, owner, id)
    if (before === null) return null
    const columns = {
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.initialCapital === undefined ? {} : { initial_capital: change.initialCapital }),
    }
    const after = await changePortfolio(transaction, owner, id, columns, at)
    await recordChange(transaction, {
      owner,
      portfolioId: id,
      at,
      action: "portfolio.update",
      subject: id,
      before: { name: before.name, initialCapital: before.initialCapital },
      after: { name: after?.name, initialCapital: after?.initialCapital },
    })
    return after
  })
}

/** Takes a portfolio out of sight or brings it back; null when there is none in the other state. */
export async function setPortfolioDeleted(
  db: Kysely<StoreSchema>,
  owner: OwnerId,
  id: string,
  deleted: boolean,
  at: string,
): Promise<Portfolio | null> {
  return db.transaction().execute(async (transaction) => {
    const change = { deleted_at: deleted ? at : null }
    const portfolio = await changePortfolio(transaction, owner, id, change, at, { deleted: !deleted })
    if (portfolio === null) return null
    await recordChange(transaction, {
      owner,
      portfolioId: id,
      at,
      action: deleted ? "portfolio.delete" : "portfolio.restore",
      subject: id,
      before: { deleted: !deleted },
      after: { deleted },
    })
    return portfolio
  })
}
