import { type Kysely, sql } from "kysely"
import type { EpochDay } from "../../../engine/money/iso-date.ts"
import { barColumns, barsOf, type DailyBars } from "../../../engine/prices/daily-bars.ts"
import type { PriceSource } from "../../../operations/price-store-port.ts"
import type { PriceSchema } from "../../price-schema.ts"
import type { StoreSchema } from "../../schema.ts"

export const PROVISIONAL = 0
export const CONFIRMED = 1
/** Typed in by hand: no source replaces it, and it is never folded. */
export const MANUAL = 2

/** The week that a recent row is filed under. */
export function weekOf(day: EpochDay): number {
  return Math.floor(day / 7)
}

export type RecentRow = PriceSchema["price_recent"]

export type RecentClose = Pick<RecentRow, "series" | "day" | "close" | "state">

/** Weeks that have a row, found by a seek each. */
const weeks = sql`with recursive filed(week) as (
  select min(week) from price_recent
  union all
  select (select min(week) from price_recent where week > filed.week) from filed where filed.week is not null)`

/** Every recent row of some series, held ones too, by series and day. */
export async function recentRows(db: Kysely<StoreSchema>, series: readonly number[]): Promise<RecentRow[]> {
  const { rows } = await sql<RecentRow>`${weeks}
    select recent.* from filed join price_recent as recent
    on recent.week = filed.week and recent.series in (select value from json_each(${JSON.stringify(series)}))`.execute(
    db,
  )
  return rows.sort((a, b) => a.series - b.series || a.day - b.day)
}

/** Closes of the rows that may be read, by series and day. */
export async function recentCloses(
  db: Kysely<StoreSchema>,
  series: readonly number[],
): Promise<RecentClose[]> {
  const { rows } = await sql<RecentClose>`${weeks}
    select recent.series, recent.day, recent.close, recent.state
    from filed join price_recent as recent
    on recent.week = filed.week and recent.series in (select value from json_each(${JSON.stringify(series)}))
    and recent.held = 0`.execute(db)
  return rows.sort((a, b) => a.series - b.series || a.day - b.day)
}

/** Days whose row may be read and is provisional or typed in by hand, by series and day. */
export async function unsettledRows(
  db: Kysely<StoreSchema>,
  series: readonly number[],
): Promise<Pick<RecentRow, "series" | "day" | "state">[]> {
  const { rows } = await sql<Pick<RecentRow, "series" | "day" | "state">>`${weeks}
    select recent.series, recent.day, recent.state
    from filed join price_recent as recent
    on recent.week = filed.week and recent.series in (select value from json_each(${JSON.stringify(series)}))
    and recent.held = 0 and recent.state <> ${CONFIRMED}`.execute(db)
  return rows.sort((a, b) => a.series - b.series || a.day - b.day)
}

/** Rows of one series as bars; rows ascending by day. */
export function barsOfRows(rows: readonly RecentRow[]): DailyBars {
  const bars = barsOf(rows.length)
  rows.forEach((row, at) => {
    bars.days[at] = row.day
    for (const column of barColumns) bars[column][at] = row[column] ?? Number.NaN
  })
  return bars
}

/** What stands beside the numbers of rows that are written. */
export type RowStamp = {
  readonly series: number
  readonly held: 0 | 1
  readonly state: number
  readonly source: PriceSource
  readonly fetchedAt: number
  readonly revision: number
}

/** SQLite's own limit of parameters is 32,766; this many rows of 13 are far from it. */
const rowsAtOnce = 500

/** Writes bars as rows, over those of the same day. */
export async function putRows(db: Kysely<StoreSchema>, bars: DailyBars, stamp: RowStamp): Promise<void> {
  for (let from = 0; from < bars.days.length; from += rowsAtOnce) {
    const rows = Array.from({ length: Math.min(rowsAtOnce, bars.days.length - from) }, (_, at) =>
      rowOf(bars, from + at, stamp),
    )
    await db
      .insertInto("price_recent")
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(["week", "series", "day", "held"]).doUpdateSet((excluded) => ({
          open: excluded.ref("excluded.open"),
          high: excluded.ref("excluded.high"),
          low: excluded.ref("excluded.low"),
          close: excluded.ref("excluded.close"),
          volume: excluded.ref("excluded.volume"),
          state: excluded.ref("excluded.state"),
          source: excluded.ref("excluded.source"),
          fetched_at: excluded.ref("excluded.fetched_at"),
          revision: excluded.ref("excluded.revision"),
        })),
      )
      .execute()
  }
}

function rowOf(bars: DailyBars, bar: number, stamp: RowStamp): RecentRow {
  const { series, held, state, source, fetchedAt, revision } = stamp
  const number = (value: number) => (Number.isNaN(value) ? null : value)
  return {
    week: weekOf(bars.days[bar]),
    series,
    day: bars.days[bar],
    held,
    open: number(bars.open[bar]),
    high: number(bars.high[bar]),
    low: number(bars.low[bar]),
    close: bars.close[bar],
    volume: number(bars.volume[bar]),
    state,
    source,
    fetched_at: fetchedAt,
    revision,
  }
}

/** Deletes rows of a series, the held ones of these days or the read ones. */
export async function dropRows(
  db: Kysely<StoreSchema>,
  series: number,
  days: readonly EpochDay[],
  held: 0 | 1,
): Promise<void> {
  if (days.length === 0) return
  await db
    .deleteFrom("price_recent")
    .where("week", "in", [...new Set(days.map(weekOf))])
    .where("series", "=", series)
    .where("day", "in", [...days])
    .where("held", "=", held)
    .execute()
}
