import type { Kysely } from "kysely"
import { type DayRange, joinRanges } from "../../../engine/prices/day-range.ts"
import type { Coverage, PriceSource } from "../../../operations/price-store-port.ts"
import { decodeDays } from "../../price-chunk-codec.ts"
import type { StoreSchema } from "../../schema.ts"
import { recentRows } from "./recent-bars.ts"

type Db = Kysely<StoreSchema>

/** Adds a range that was asked for and answered; ranges that touch become one. */
export async function recordCoverage(
  db: Db,
  series: number,
  source: PriceSource,
  range: DayRange,
  at: number,
): Promise<void> {
  const touching = await db
    .deleteFrom("price_coverage")
    .where("series", "=", series)
    .where("source", "=", source)
    .where("from_day", "<=", range.to + 1)
    .where("to_day", ">=", range.from - 1)
    .returning(["from_day as from", "to_day as to"])
    .execute()
  for (const { from, to } of joinRanges([range, ...touching])) {
    await db
      .insertInto("price_coverage")
      .values({ series, source, from_day: from, to_day: to, asked_at: at })
      .execute()
  }
}

/** Days that are stored and ranges that are known, for a search of gaps. */
export function readCoverage(db: Db, instrument: string): Promise<Coverage | null> {
  return db
    .transaction()
    .setAccessMode("read only")
    .execute(async (transaction) => {
      const row = await transaction
        .selectFrom("instrument")
        .select(["key", "source"])
        .where("id", "=", instrument)
        .executeTakeFirst()
      if (row === undefined) return null
      const chunk = await transaction
        .selectFrom("price_history")
        .select(["days", "bars"])
        .where("series", "=", row.key)
        .executeTakeFirst()
      const days = new Set(chunk === undefined ? [] : decodeDays(chunk.days, chunk.bars))
      for (const { day } of await recentRows(transaction, [row.key])) days.add(day)
      const covered = await transaction
        .selectFrom("price_coverage")
        .select(["from_day as from", "to_day as to"])
        .where("series", "=", row.key)
        .where("source", "=", row.source)
        .orderBy("from_day")
        .execute()
      return { days: Int32Array.from(days).sort(), covered }
    })
}
