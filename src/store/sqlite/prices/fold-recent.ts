import { setImmediate } from "node:timers/promises"
import { type Kysely, sql } from "kysely"
import { mergeBars } from "../../../engine/prices/merge-bars.ts"
import type { StoreSchema } from "../../schema.ts"
import { readChunk, writeChunk } from "./history-chunk.ts"
import { barsOfRows, CONFIRMED, dropRows, recentRows } from "./recent-bars.ts"

/** Sessions that stay rows: corrections by vendors come within weeks. */
export const keptRows = 60
/** A chunk is rewritten once so many confirmed rows have gathered, not for every one. */
const foldedFrom = 90
/** Series looked at in one statement. */
const seriesAtOnce = 200

type Db = Kysely<StoreSchema>

/**
 * Joins confirmed rows older than the newest 60 of a series to its chunk, once 90 have gathered. Each series is a transaction of
 * its own, a few milliseconds long, and the event loop turns between them. Prices typed in by hand, held rows and provisional
 * ones stay rows. Returns how many series were folded.
 */
export async function foldRecent(db: Db): Promise<number> {
  let folded = 0
  for (let from = 0; ; from += seriesAtOnce) {
    const { last } = await db
      .selectFrom("instrument")
      .select((select) => select.fn.max("key").as("last"))
      .executeTakeFirstOrThrow()
    if (last === null || from >= last) return folded
    for (const series of await foldableSeries(db, from, from + seriesAtOnce)) {
      if (await foldSeries(db, series)) folded++
      await setImmediate()
    }
    await setImmediate()
  }
}

async function foldableSeries(db: Db, after: number, to: number): Promise<number[]> {
  const { rows } = await sql<{ series: number }>`
    with recursive filed(week) as (
      select min(week) from price_recent
      union all
      select (select min(week) from price_recent where week > filed.week) from filed where filed.week is not null)
    select recent.series from filed join price_recent as recent
    on recent.week = filed.week and recent.series > ${after} and recent.series <= ${to}
    where recent.held = 0 and recent.state = ${CONFIRMED}
    group by recent.series having count(*) >= ${foldedFrom}`.execute(db)
  return rows.map(({ series }) => series)
}

/** False when another process was faster. */
function foldSeries(db: Db, series: number): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const confirmed = (await recentRows(transaction, [series])).filter(
      ({ held, state }) => held === 0 && state === CONFIRMED,
    )
    if (confirmed.length < foldedFrom) return false
    const old = confirmed.slice(0, confirmed.length - keptRows)
    await writeChunk(transaction, series, mergeBars(await readChunk(transaction, series), barsOfRows(old)))
    await dropRows(
      transaction,
      series,
      old.map(({ day }) => day),
      0,
    )
    return true
  })
}
