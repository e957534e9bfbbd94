import { type Kysely, sql } from "kysely"
import type { EpochDay } from "../../../engine/money/iso-date.ts"
import { barsBetween, indexAtOrAfter } from "../../../engine/prices/daily-bars.ts"
import { mergeBars, mergeColumns } from "../../../engine/prices/merge-bars.ts"
import type { PriceReads, StoredBars, StoredCloses } from "../../../operations/price-store-port.ts"
import { decodeDays, decodePriceChunk, decodeValues } from "../../price-chunk-codec.ts"
import type { PriceSchema } from "../../price-schema.ts"
import type { StoreSchema } from "../../schema.ts"
import { readActions } from "./action-list.ts"
import { bySeries } from "./by-series.ts"
import { assertKnownCodec } from "./history-chunk.ts"
import { inTurns } from "./in-turns.ts"
import { barsOfRows, recentCloses, type RecentClose, recentRows } from "./recent-bars.ts"
import { factsOf, type SeriesHead, seriesHeads } from "./series-facts.ts"

type Db = Kysely<StoreSchema>

/** About 10 ms of work, after which others get their turn. */
const closesAtOnce = 50
const barsAtOnce = 15

/** Folded days and recent ones, the recent winning; each series is read as it is at one moment. */
export function readCloses(
  db: Db,
  ids: readonly string[],
  since: EpochDay | null,
): Promise<PriceReads<StoredCloses>> {
  return readInTurns(db, ids, closesAtOnce, async (transaction, some) => {
    const { instruments, keys, actions } = await readHeads(transaction, some)
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
      const { days, close } = closesOf(chunk, rows, sharedDays)
      if (days.length === 0) return null
      const first = since === null ? 0 : indexAtOrAfter(days, since)
      return {
        ...factsOf(instrument, rows),
        days: days.subarray(first),
        close: close.subarray(first),
        actions: actions.get(instrument.key) ?? [],
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
  return readInTurns(db, ids, barsAtOnce, async (transaction, some) => {
    const { instruments, keys, actions } = await readHeads(transaction, some)
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
        actions: actions.get(instrument.key) ?? [],
      }
    })
  })
}

async function readInTurns<T>(
  db: Db,
  ids: readonly string[],
  atOnce: number,
  read: (transaction: Db, some: readonly string[]) => Promise<PriceReads<T>>,
): Promise<PriceReads<T>> {
  const series = new Map<string, T>()
  const damaged = new Map<string, string>()
  await inTurns(db, ids, atOnce, async (transaction, some) => {
    const reads = await read(transaction, some)
    for (const [id, value] of reads.series) series.set(id, value)
    for (const [id, why] of reads.damaged) damaged.set(id, why)
  })
  return { series, damaged }
}

async function readHeads(db: Db, ids: readonly string[]) {
  const instruments = await seriesHeads(db, ids)
  const keys = instruments.map(({ key }) => key)
  return { instruments, keys, actions: await readActions(db, keys) }
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

/** Reads series by series, so that one that is damaged takes none of the others with it. */
function collect<T>(
  instruments: readonly SeriesHead[],
  read: (instrument: SeriesHead) => T | null,
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

/** Folded closes and recent ones. Where no recent day lies among the folded ones, as is usual, nothing is copied twice. */
function closesOf(
  chunk: Pick<PriceSchema["price_history"], "bars" | "days" | "close"> | undefined,
  rows: readonly RecentClose[],
  sharedDays: DaysCache,
): { days: Int32Array; close: Float64Array } {
  const count = chunk?.bars ?? 0
  const folded = chunk === undefined ? new Int32Array(0) : sharedDays.decode(chunk.days, count)
  const overlap = count > 0 && rows.length > 0 && rows[0].day <= folded[count - 1]
  const at = overlap ? 0 : count
  const days = new Int32Array(at + rows.length)
  const close = new Float64Array(at + rows.length)
  if (!overlap && chunk !== undefined) {
    days.set(folded)
    decodeValues(chunk.close, count, close)
  }
  rows.forEach((row, i) => {
    days[at + i] = row.day
    close[at + i] = row.close
  })
  if (!overlap || chunk === undefined) return { days, close }
  return mergeColumns({ days: folded, close: decodeValues(chunk.close, count) }, { days, close }, ["close"])
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
