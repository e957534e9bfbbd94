import { type Kysely, type Selectable, sql } from "kysely"
import type { SeriesFacts } from "../../../operations/price-store-port.ts"
import type { PriceSchema } from "../../price-schema.ts"
import type { StoreSchema } from "../../schema.ts"
import { inTurns } from "./in-turns.ts"
import { MANUAL, PROVISIONAL, type RecentClose, unsettledRows } from "./recent-bars.ts"
import { bySeries } from "./by-series.ts"

type Db = Kysely<StoreSchema>

export type SeriesHead = Pick<
  Selectable<PriceSchema["instrument"]>,
  "key" | "id" | "source" | "basis" | "revision" | "fetched_at"
>

const headsAtOnce = 500

/** What is known of several series, without their prices. */
export async function readFacts(db: Db, ids: readonly string[]): Promise<Map<string, SeriesFacts>> {
  const facts = new Map<string, SeriesFacts>()
  await inTurns(db, ids, headsAtOnce, async (transaction, some) => {
    const heads = await seriesHeads(transaction, some)
    const rows = await unsettledRows(
      transaction,
      heads.map(({ key }) => key),
    )
    const unsettled = bySeries(rows)
    for (const head of heads) facts.set(head.id, factsOf(head, unsettled.get(head.key) ?? []))
  })
  return facts
}

export async function seriesHeads(db: Db, ids: readonly string[]): Promise<SeriesHead[]> {
  const { rows } = await sql<SeriesHead>`
    select key, id, source, basis, revision, fetched_at from instrument
    where id in (select value from json_each(${JSON.stringify(ids)}))`.execute(db)
  return rows
}

/** @param recent rows that may be read, by day; confirmed ones may be left out */
export function factsOf(
  head: SeriesHead,
  recent: readonly Pick<RecentClose, "day" | "state">[],
): SeriesFacts {
  const { id, revision, source, basis, fetched_at } = head
  return {
    instrument: id,
    revision,
    source,
    basis,
    fetchedAt: fetched_at,
    provisionalFrom: recent.find(({ state }) => state === PROVISIONAL)?.day ?? null,
    manualDays: recent.filter(({ state }) => state === MANUAL).map(({ day }) => day),
  }
}
