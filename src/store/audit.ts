import type { Kysely } from "kysely"
import type { Change, OwnerId } from "../operations/ports.ts"
import type { StoreSchema } from "./schema.ts"

export type AuditEntry = {
  readonly owner: OwnerId
  readonly portfolioId: string
  readonly at: string
  readonly action: string
  readonly subject: string
  readonly before: unknown
  readonly after: unknown
}

/** Writes who changed what; called inside the transaction that makes the change. */
export async function recordChange(transaction: Kysely<StoreSchema>, entry: AuditEntry): Promise<void> {
  await transaction
    .insertInto("audit_entry")
    .values({
      owner_id: entry.owner,
      portfolio_id: entry.portfolioId,
      at: entry.at,
      action: entry.action,
      subject: entry.subject,
      before: JSON.stringify(entry.before),
      after: JSON.stringify(entry.after),
    })
    .execute()
}

/** Changes of a portfolio and of its imports, newest first. */
export async function listChanges(
  db: Kysely<StoreSchema>,
  owner: OwnerId,
  portfolioId: string,
  limit: number,
): Promise<Change[]> {
  const rows = await db
    .selectFrom("audit_entry")
    .selectAll()
    .where("owner_id", "=", owner)
    .where("portfolio_id", "=", portfolioId)
    .orderBy("id", "desc")
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    action: row.action,
    subject: row.subject,
    before: JSON.parse(row.before) as unknown,
    after: JSON.parse(row.after) as unknown,
  }))
}
