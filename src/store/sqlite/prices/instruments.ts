import type { Kysely, Selectable } from "kysely"
import type { EpochDay } from "../../../engine/money/iso-date.ts"
import type { InstrumentRef, ProviderId } from "../../../operations/market-data-port.ts"
import type { Instrument, SymbolMapping } from "../../../operations/price-store-port.ts"
import type { PriceSchema } from "../../price-schema.ts"
import type { StoreSchema } from "../../schema.ts"

type Db = Kysely<StoreSchema>

const beginning = -(2 ** 31)
const end = 2 ** 31 - 1

export async function saveInstrument(db: Db, instrument: Instrument): Promise<void> {
  const { id, listedOn, ...rest } = instrument
  const row = { ...rest, listed_on: listedOn }
  await db
    .insertInto("instrument")
    .values({ id, ...row })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
    .execute()
}

/** With the listings that are valid on a day, in the order of the ids. */
export async function findInstruments(
  db: Db,
  ids: readonly string[],
  on: EpochDay,
): Promise<InstrumentRef[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom("instrument")
    .selectAll()
    .where("id", "in", [...ids])
    .execute()
  const listings = await db
    .selectFrom("symbol_map")
    .select(["provider", "symbol", "series", "quoted_in"])
    .where(
      "series",
      "in",
      rows.map(({ key }) => key),
    )
    .where("from_day", "<=", on)
    .where("to_day", ">=", on)
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id): InstrumentRef[] => {
    const row = byId.get(id)
    if (row === undefined) return []
    const own = listings.filter(({ series }) => series === row.key)
    return [
      {
        id,
        kind: row.kind,
        symbol: row.symbol,
        mic: row.mic,
        currency: row.currency,
        listings: Object.fromEntries(
          own.map(({ provider, symbol, quoted_in }) => [provider, { symbol, quotedIn: quoted_in }]),
        ),
      },
    ]
  })
}

/** In the order of the ids. */
export async function readInstruments(db: Db, ids: readonly string[]): Promise<Instrument[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom("instrument")
    .selectAll()
    .where("id", "in", [...ids])
    .execute()
  const byId = new Map(rows.map((row) => [row.id, instrumentOf(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

export async function listInstruments(
  db: Db,
  { limit, after }: { readonly limit: number; readonly after: string | null },
): Promise<Instrument[]> {
  let query = db.selectFrom("instrument").selectAll().orderBy("id").limit(limit)
  if (after !== null) query = query.where("id", ">", after)
  return (await query.execute()).map(instrumentOf)
}

function instrumentOf(row: Selectable<PriceSchema["instrument"]>): Instrument {
  const { id, kind, symbol, mic, currency, name, listed_on } = row
  return { id, kind, symbol, mic, currency, name, listedOn: listed_on }
}

/** False when the symbol stands for another instrument on one of the days; for the same one, the mapping is replaced. */
export function mapSymbol(db: Db, mapping: SymbolMapping): Promise<boolean> {
  const { provider, symbol, instrument, quotedIn } = mapping
  const from = mapping.from ?? beginning
  const to = mapping.to ?? end
  return db.transaction().execute(async (transaction) => {
    const { key } = await transaction
      .selectFrom("instrument")
      .select("key")
      .where("id", "=", instrument)
      .executeTakeFirstOrThrow()
    const overlapping = await transaction
      .selectFrom("symbol_map")
      .select(["series", "from_day"])
      .where("provider", "=", provider)
      .where("symbol", "=", symbol)
      .where("from_day", "<=", to)
      .where("to_day", ">=", from)
      .execute()
    if (overlapping.some(({ series }) => series !== key)) return false
    for (const { from_day } of overlapping) {
      await transaction
        .deleteFrom("symbol_map")
        .where("provider", "=", provider)
        .where("symbol", "=", symbol)
        .where("from_day", "=", from_day)
        .execute()
    }
    await transaction
      .insertInto("symbol_map")
      .values({ provider, symbol, series: key, quoted_in: quotedIn, from_day: from, to_day: to })
      .execute()
    return true
  })
}

/** The instrument that a symbol stands for on a day. */
export async function resolveSymbol(
  db: Db,
  provider: ProviderId,
  symbol: string,
  on: EpochDay,
): Promise<string | null> {
  const row = await db
    .selectFrom("symbol_map")
    .innerJoin("instrument", "instrument.key", "symbol_map.series")
    .select("instrument.id")
    .where("provider", "=", provider)
    .where("symbol_map.symbol", "=", symbol)
    .where("from_day", "<=", on)
    .where("to_day", ">=", on)
    .executeTakeFirst()
  return row?.id ?? null
}
