import { setImmediate } from "node:timers/promises"
import { type Kysely, sql } from "kysely"
import type { PriceChange } from "../../../operations/price-store-port.ts"
import type { StoreSchema } from "../../schema.ts"

type Db = Kysely<StoreSchema>

const changesAtOnce = 500

/** Writes what a number was and is; called inside the transaction that changes it. */
export async function recordChanges(
  db: Db,
  series: number,
  changes: readonly Omit<PriceChange, "instrument">[],
): Promise<void> {
  for (let from = 0; from < changes.length; from += changesAtOnce) {
    // A history restated as a whole is tens of thousands of changes.
    if (from > 0) await setImmediate()
    const rows = changes.slice(from, from + changesAtOnce).map(({ old, new: now, ...change }) => ({
      ...change,
      series,
      old: JSON.stringify(old),
      new: JSON.stringify(now),
    }))
    await db.insertInto("price_audit").values(rows).execute()
  }
}

/** Changes of an instrument's prices, newest first. */
export async function listChanges(db: Db, instrument: string, limit: number): Promise<PriceChange[]> {
  const rows = await db
    .selectFrom("price_audit")
    .innerJoin("instrument", "instrument.key", "price_audit.series")
    .selectAll("price_audit")
    .where("instrument.id", "=", instrument)
    .orderBy("price_audit.id", "desc")
    .limit(limit)
    .execute()
  return rows.map(({ day, field, old, new: now, reason, source, at, revision }) => ({
    instrument,
    day,
    field: field as PriceChange["field"],
    old: JSON.parse(old) as PriceChange["old"],
    new: JSON.parse(now) as PriceChange["new"],
    reason,
    source,
    at,
    revision,
  }))
}

/** Says that a series goes on from another source. */
export function changeSource(
  db: Db,
  {
    instrument,
    source,
    reason,
    at,
  }: {
    readonly instrument: string
    readonly source: PriceChange["source"]
    readonly reason: string
    readonly at: number
  },
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const row = await transaction
      .selectFrom("instrument")
      .select(["key", "source", "revision"])
      .where("id", "=", instrument)
      .executeTakeFirst()
    if (row === undefined) return false
    await transaction.updateTable("instrument").set({ source }).where("key", "=", row.key).execute()
    const { rows } = await sql<{ day: number | null }>`
      select max(day) as day from (
        select max(last_day) as day from price_history where series = ${row.key}
        union all select max(to_day) from price_coverage where series = ${row.key})`.execute(transaction)
    const change = { day: rows[0]?.day ?? 0, field: "source", old: row.source, new: source } as const
    await recordChanges(transaction, row.key, [{ ...change, reason, source, at, revision: row.revision }])
    return true
  })
}
