import type { Kysely } from "kysely"
import { barColumns, barsOf, type DailyBars, indexAtOrAfter } from "../../../engine/prices/daily-bars.ts"
import type { Correction } from "../../../operations/price-store-port.ts"
import type { StoreSchema } from "../../schema.ts"
import { readChunk } from "./history-chunk.ts"
import { recordChanges } from "./price-audit.ts"
import { settleDays } from "./quality-flags.ts"
import { barsOfRows, MANUAL, dropRows, putRows, recentRows } from "./recent-bars.ts"

/** Puts a bar typed in by hand over the one of a day, with its audit, and settles what has held that day. */
export function correctBar(db: Kysely<StoreSchema>, correction: Correction): Promise<number | null> {
  return db.transaction().execute(async (transaction) => {
    const { day, values, reason, at } = correction
    const instrument = await transaction
      .selectFrom("instrument")
      .select(["key", "revision"])
      .where("id", "=", correction.instrument)
      .executeTakeFirst()
    if (instrument === undefined) return null
    const series = instrument.key
    const before = await barOf(transaction, series, day)
    if (before === null && values.close === undefined) return null

    const after = barsOf(1)
    after.days[0] = day
    for (const column of barColumns) after[column][0] = values[column] ?? before?.[column][0] ?? Number.NaN
    const fields = barColumns.filter(
      (column) => !Object.is(after[column][0], before?.[column][0] ?? Number.NaN),
    )
    const revision = instrument.revision + 1
    await putRows(transaction, after, {
      series,
      held: 0,
      state: MANUAL,
      source: "manual",
      fetchedAt: at,
      revision,
    })
    await dropRows(transaction, series, [day], 1)
    await settleDays(transaction, series, [day], at)
    const number = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value)
    await recordChanges(
      transaction,
      series,
      fields.map((field) => ({
        day,
        field,
        old: number(before?.[field][0]),
        new: number(after[field][0]),
        reason,
        source: "manual",
        at,
        revision,
      })),
    )
    await transaction.updateTable("instrument").set({ revision }).where("key", "=", series).execute()
    return revision
  })
}

/** The bar of a day that is read; null without one. */
async function barOf(db: Kysely<StoreSchema>, series: number, day: number): Promise<DailyBars | null> {
  const row = (await recentRows(db, [series])).find((recent) => recent.day === day && recent.held === 0)
  if (row !== undefined) return barsOfRows([row])
  const folded = await readChunk(db, series)
  const at = indexAtOrAfter(folded.days, day)
  if (folded.days[at] !== day) return null
  const bar = barsOf(1)
  for (const column of barColumns) bar[column][0] = folded[column][at]
  return bar
}
