import { CompiledQuery, type Kysely } from "kysely"
import type { DayBatch } from "../../../operations/price-store-port.ts"
import type { StoreSchema } from "../../schema.ts"
import { CONFIRMED, PROVISIONAL, weekOf } from "./recent-bars.ts"
import type { SeriesKeys } from "./series-keys.ts"

/** So many values that the cost of a statement counts little, so few that what is left over is no great loss. */
const rowsAtOnce = 100

/**
 * One day of many instruments in one transaction; the revisions are raised by one statement at the end, for the series whose row
 * now has a revision above theirs. Returns how many bars were written.
 */
export function recordDay(db: Kysely<StoreSchema>, seriesKeys: SeriesKeys, batch: DayBatch): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const keys = await seriesKeys.of(transaction, batch.instruments)
    let written = 0
    for (let from = 0; from < keys.length; from += rowsAtOnce) {
      const { numAffectedRows } = await transaction.executeQuery(upsert(batch, keys, from))
      written += Number(numAffectedRows ?? 0)
    }
    await transaction.executeQuery(
      CompiledQuery.raw(
        `update instrument set revision = max(instrument.revision, recent.revision),
           source = coalesce(instrument.source, recent.source), fetched_at = recent.fetched_at
         from price_recent as recent
         where recent.week = ? and recent.day = ? and recent.held = 0
         and recent.series = instrument.key and recent.fetched_at = ?`,
        [weekOf(batch.day), batch.day, batch.fetchedAt],
      ),
    )
    return written
  })
}

function upsert(batch: DayBatch, keys: readonly (number | undefined)[], from: number): CompiledQuery {
  const { day, close, rest } = batch
  const to = Math.min(from + rowsAtOnce, keys.length)
  const state = batch.state === "confirmed" ? CONFIRMED : PROVISIONAL
  const values: (string | number | null)[] = []
  const number = (value: number) => (Number.isNaN(value) ? null : value)
  for (let i = from; i < to; i++) {
    // Without a key there is no instrument to join.
    values.push(keys[i] ?? null, close[i])
    if (rest === null) continue
    values.push(number(rest.open[i]), number(rest.high[i]), number(rest.low[i]), number(rest.volume[i]))
  }
  values.push(weekOf(day), day, state, batch.source, batch.fetchedAt, batch.source, day)
  return CompiledQuery.raw(upsertOf(to - from, rest !== null), values)
}

/** A revision is raised by a number that differs; a repetition only renews when it was learnt. */
function upsertOf(rows: number, isWhole: boolean): string {
  const tuples = Array.from({ length: rows }, () => (isWhole ? "(?, ?, ?, ?, ?, ?)" : "(?, ?)")).join(", ")
  // Closes alone bind a third of the values.
  const [columns, rest] = isWhole
    ? [", open, high, low, volume", "given.open, given.high, given.low, given.volume"]
    : ["", "null, null, null, null"]
  return `with given(series, close${columns}) as (values ${tuples})
    insert into price_recent
      (week, series, day, held, close, open, high, low, volume, state, source, fetched_at, revision)
    select ?, given.series, ?, 0, given.close, ${rest}, ?, ?, ?, instrument.revision + 1
    from given join instrument on instrument.key = given.series
    where (instrument.source is null or instrument.source = ?)
    and (instrument.folded_to is null or instrument.folded_to < ?)
    on conflict (week, series, day, held) do update set
      revision = case
        when price_recent.close is excluded.close and price_recent.open is excluded.open
          and price_recent.high is excluded.high and price_recent.low is excluded.low
          and price_recent.volume is excluded.volume
        then price_recent.revision else excluded.revision end,
      open = excluded.open, high = excluded.high, low = excluded.low, close = excluded.close,
      volume = excluded.volume, state = excluded.state, source = excluded.source,
      fetched_at = excluded.fetched_at
    where price_recent.state = ${PROVISIONAL}`
}
