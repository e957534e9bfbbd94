import { type Kysely, type Selectable, sql } from "kysely"
import type { EpochDay } from "../../../engine/money/iso-date.ts"
import type { CorporateAction } from "../../../engine/prices/corporate-action.ts"
import { barsBetween, indexAtOrAfter } from "../../../engine/prices/daily-bars.ts"
import { mergeBars, mergeColumns } from "../../../engine/prices/merge-bars.ts"
import type {
  PriceReads,
  PriceSource,
  SeriesFacts,
  StoredBars,
  StoredCloses,
} from "../../../operations/price-store-port.ts"
import { decodeDays, decodePriceChunk, decodeValues } from "../../price-chunk-codec.ts"
import type { PriceSchema } from "../../price-schema.ts"
import type { StoreSchema } from "../../schema.ts"
import { assertKnownCodec } from "./history-chunk.ts"
import { barsOfRows, PROVISIONAL, recentCloses, recentRows } from "./recent-bars.ts"

type Db = Kysely<StoreSchema>
type InstrumentRow = Pick<
  Selectable<PriceSchema["instrument"]>,
  "key" | "id" | "source" | "basis" | "revision"
>
type Recent = {
  readonly day: EpochDay
  readonly state: number
  readonly source: PriceSource
  readonly fetched_at: number
}

/** One consistent read of several series: folded days and recent ones, the recent winning. */
export function readCloses(
  db: Db,
  ids: readonly string[],
  since: EpochDay | null,
): Promise<PriceReads<StoredCloses>> {
  return inOneRead(db, async (transaction) => {
    const { instruments, keys, actions } = await readHeads(transaction, ids)
    const chunks = bySeries(
      await chunksOf<"series" | "bars" | "codec" | "days" | "close">(
        transaction,
        sql`series, bars, codec, days, close`,
        keys,
      ),
    )
    const recent = bySeries(await recentCloses(transaction, keys))
    const sharedDays = new DaysCache()
    return collect(instruments, (instrument) => {
      const [chunk] = chunks.get(instrument.key) ?? []
      const rows = recent.get(instrument.key) ?? []
      if (chunk !== undefined) assertKnownCodec(chunk.codec)
      const folded =
        chunk === undefined
          ? { days: new Int32Array(0), close: new Float64Array(0) }
          : { days: sharedDays.decode(chunk.days, chunk.bars), close: decodeValues(chunk.close, chunk.bars) }
      const newer = {
        days: Int32Array.from(rows, ({ day }) => day),
        close: Float64Array.from(rows, ({ close }) => close),
      }
      const { days, close } = mergeColumns(folded, newer, ["close"])
      if (days.length === 0) return null
      const first = since === null ? 0 : indexAtOrAfter(days, since)
      return {
        ...factsOf(instrument, rows),
        days: days.subarray(first),
        close: close.subarray(first),
        actions: (actions.get(instrument.key) ?? []).map(actionOf),
      }
    })
  })
}

/** As `readCloses`, every column. */
export function readBars(
  db: Db,
  ids: readonly string[],
  since: EpochDay | null,
): Promise<PriceReads<StoredBars>> {
  return inOneRead(db, async (transaction) => {
    const { instruments, keys, actions } = await readHeads(transaction, ids)
    const chunks = bySeries(await chunksOf<keyof PriceSchema["price_history"]>(transaction, sql`*`, keys))
    const recent = bySeries((await recentRows(transaction, keys)).filter(({ held }) => held === 0))
    return collect(instruments, (instrument) => {
      const [chunk] = chunks.get(instrument.key) ?? []
      const rows = recent.get(instrument.key) ?? []
      if (chunk !== undefined) assertKnownCodec(chunk.codec)
      const newer = barsOfRows(rows)
      const bars = chunk === undefined ? newer : mergeBars(decodePriceChunk(chunk, chunk.bars), newer)
      if (bars.days.length === 0) return null
      return {
        ...factsOf(instrument, rows),
        bars: since === null ? bars : barsBetween(bars, since, bars.days[bars.days.length - 1]),
        actions: (actions.get(instrument.key) ?? []).map(actionOf),
      }
    })
  })
}

/** What is known of several series, without their prices. */
export function readFacts(db: Db, ids: readonly string[]): Promise<Map<string, SeriesFacts>> {
  return inOneRead(db, async (transaction) => {
    const instruments = await instrumentRows(transaction, ids)
    const recent = bySeries(
      await recentCloses(
        transaction,
        instruments.map(({ key }) => key),
      ),
    )
    return new Map(instruments.map((row) => [row.id, factsOf(row, recent.get(row.key) ?? [])]))
  })
}

function inOneRead<T>(db: Db, read: (transaction: Db) => Promise<T>): Promise<T> {
  return db.transaction().setAccessMode("read only").execute(read)
}

async function readHeads(db: Db, ids: readonly string[]) {
  const instruments = await instrumentRows(db, ids)
  const keys = instruments.map(({ key }) => key)
  const { rows } = await sql<ActionRow>`
    select series, ex_day, kind, numerator, denominator, amount from corporate_action
    where superseded_by is null and held = 0 and series in (select value from json_each(${JSON.stringify(keys)}))
    order by series, ex_day, id`.execute(db)
  return { instruments, keys, actions: bySeries(rows) }
}

async function instrumentRows(db: Db, ids: readonly string[]): Promise<InstrumentRow[]> {
  const { rows } = await sql<InstrumentRow>`
    select key, id, source, basis, revision from instrument
    where id in (select value from json_each(${JSON.stringify(ids)}))`.execute(db)
  return rows
}

async function chunksOf<Column extends keyof PriceSchema["price_history"]>(
  db: Db,
  columns: ReturnType<typeof sql>,
  keys: readonly number[],
): Promise<Pick<PriceSchema["price_history"], Column>[]> {
  const { rows } = await sql<Pick<PriceSchema["price_history"], Column>>`
    select ${columns} from price_history
    where series in (select value from json_each(${JSON.stringify(keys)}))`.execute(db)
  return rows
}

function bySeries<Row extends { readonly series: number }>(rows: readonly Row[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.series)
    if (group === undefined) groups.set(row.series, [row])
    else group.push(row)
  }
  return groups
}

/** Reads series by series, so that one that is damaged takes none of the others with it. */
function collect<T>(
  instruments: readonly InstrumentRow[],
  read: (instrument: InstrumentRow) => T | null,
): PriceReads<T> {
  const series = new Map<string, T>()
  const damaged = new Map<string, string>()
  for (const instrument of instruments) {
    try {
      const value = read(instrument)
      if (value !== null) series.set(instrument.id, value)
    } catch (error) {
      damaged.set(instrument.id, error instanceof Error ? error.message : String(error))
    }
  }
  return { series, damaged }
}

function factsOf({ id, revision, source, basis }: InstrumentRow, recent: readonly Recent[]): SeriesFacts {
  let fetchedAt: number | null = null
  for (const row of recent) fetchedAt = Math.max(fetchedAt ?? 0, row.fetched_at)
  const provisional = recent.find(({ state }) => state === PROVISIONAL)
  const manualDays = recent.filter((row) => row.source === "manual").map(({ day }) => day)
  return {
    instrument: id,
    revision,
    source,
    basis,
    fetchedAt,
    provisionalFrom: provisional?.day ?? null,
    manualDays,
  }
}

type ActionRow = Pick<
  PriceSchema["corporate_action"],
  "series" | "ex_day" | "kind" | "numerator" | "denominator" | "amount"
>

function actionOf({ ex_day, kind, numerator, denominator, amount }: ActionRow): CorporateAction {
  return kind === "split"
    ? { kind, exDay: ex_day, numerator: numerator ?? 1, denominator: denominator ?? 1 }
    : { kind, exDay: ex_day, amount: amount ?? 0 }
}

/** Series of one exchange have the same days, and so the same bytes: decoded once a read. */
class DaysCache {
  readonly #decoded = new Map<string, Int32Array>()

  decode(column: Uint8Array, count: number): Int32Array {
    const key = Buffer.from(column.buffer, column.byteOffset, column.byteLength).toString("latin1")
    const known = this.#decoded.get(key)
    if (known?.length === count) return known
    const days = decodeDays(column, count)
    this.#decoded.set(key, days)
    return days
  }
}
