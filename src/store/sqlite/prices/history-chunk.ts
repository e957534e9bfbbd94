import type { Kysely } from "kysely"
import { type DailyBars, noBars } from "../../../engine/prices/daily-bars.ts"
import { decodePriceChunk, encodePriceChunk, priceChunkCodec } from "../../price-chunk-codec.ts"
import type { StoreSchema } from "../../schema.ts"

/** The folded bars of a series. Throws when they do not read back. */
export async function readChunk(db: Kysely<StoreSchema>, series: number): Promise<DailyBars> {
  const row = await db.selectFrom("price_history").selectAll().where("series", "=", series).executeTakeFirst()
  if (row === undefined) return noBars
  assertKnownCodec(row.codec)
  return decodePriceChunk(row, row.bars)
}

/** Puts bars in the place of the folded ones of a series, and notes how far they reach. */
export async function writeChunk(db: Kysely<StoreSchema>, series: number, bars: DailyBars): Promise<void> {
  const count = bars.days.length
  const row = {
    first_day: bars.days[0],
    last_day: bars.days[count - 1],
    bars: count,
    codec: priceChunkCodec,
    ...encodePriceChunk(bars),
  }
  await db
    .insertInto("price_history")
    .values({ series, ...row })
    .onConflict((conflict) => conflict.column("series").doUpdateSet(row))
    .execute()
  await db.updateTable("instrument").set({ folded_to: row.last_day }).where("key", "=", series).execute()
}

export function assertKnownCodec(codec: number): void {
  if (codec !== priceChunkCodec)
    throw new Error(`prices were written with codec ${codec}, which is not known here`)
}
