import type { Kysely } from "kysely"
import type { EpochDay } from "../../../engine/money/iso-date.ts"
import type { Finding } from "../../../engine/prices/checks/finding.ts"
import {
  barColumns,
  type DailyBars,
  indexAtOrAfter,
  noBars,
  selectBars,
} from "../../../engine/prices/daily-bars.ts"
import { mergeBars } from "../../../engine/prices/merge-bars.ts"
import type { BatchOutcome, PriceBatch, PriceChange } from "../../../operations/price-store-port.ts"
import type { StoreSchema } from "../../schema.ts"
import { recordActions } from "./actions.ts"
import { recordCoverage } from "./coverage.ts"
import { keptRows } from "./fold-recent.ts"
import { readChunk, writeChunk } from "./history-chunk.ts"
import { recordChanges } from "./price-audit.ts"
import { recordFindings, settleDays } from "./quality-flags.ts"
import {
  barsOfRows,
  CONFIRMED,
  dropRows,
  MANUAL,
  PROVISIONAL,
  putRows,
  type RecentRow,
  recentRows,
} from "./recent-bars.ts"

type Db = Kysely<StoreSchema>

/** A batch with more new days than this goes to the chunk at once, but for its newest. */
const chunkFrom = 90

/** Joins what one fetch or one file says of an instrument to what is stored, in one transaction. */
export function recordBars(db: Db, batch: PriceBatch): Promise<BatchOutcome> {
  return db.transaction().execute(async (transaction): Promise<BatchOutcome> => {
    const instrument = await transaction
      .selectFrom("instrument")
      .select(["key", "source", "revision", "folded_to", "fetched_at"])
      .where("id", "=", batch.instrument)
      .executeTakeFirst()
    if (instrument === undefined) return { outcome: "no-instrument" }
    if (instrument.source !== null && instrument.source !== batch.source) {
      return { outcome: "other-source", source: instrument.source }
    }
    const series = instrument.key
    const holding = await recordFindings(transaction, series, batch.findings, batch.fetchedAt)
    const isHeld = (day: EpochDay) => isWithin(holding, day)

    const rows = await recentRows(transaction, [series])
    const reachesChunk = instrument.folded_to !== null && batch.bars.days[0] <= instrument.folded_to
    const folded = reachesChunk ? await readChunk(transaction, series) : noBars
    const plan = planBars(batch, { rows, folded, foldedTo: instrument.folded_to, isHeld })

    const acting = await recordActions(transaction, series, batch.actions, {
      source: batch.source,
      at: batch.fetchedAt,
      isHeld,
    })
    const isChanged = plan.changed > 0 || acting
    const revision = instrument.revision + (isChanged ? 1 : 0)
    await writePlan(transaction, series, batch, { plan, folded, reachesChunk, revision })
    await recordChanges(
      transaction,
      series,
      plan.corrections.map((change) => ({ ...change, revision })),
    )
    await transaction
      .updateTable("instrument")
      .set({
        revision,
        source: batch.source,
        basis: batch.basis,
        fetched_at: Math.max(batch.fetchedAt, instrument.fetched_at ?? batch.fetchedAt),
      })
      .where("key", "=", series)
      .execute()
    if (batch.covered !== null) {
      await recordCoverage(transaction, series, batch.source, batch.covered, batch.fetchedAt)
    }
    return { outcome: "recorded", revision, changedDays: plan.changed, heldDays: plan.held.days.length }
  })
}

type Plan = {
  /** Bars for the chunk, and for rows; the visible ones. */
  readonly toChunk: DailyBars
  readonly toRows: DailyBars
  readonly held: DailyBars
  /** Days with a held row that the batch has settled. */
  readonly settled: readonly EpochDay[]
  readonly corrections: readonly Omit<PriceChange, "instrument" | "revision">[]
  /** Visible bars that are new or have another number. */
  readonly changed: number
}

type Present = {
  readonly rows: readonly RecentRow[]
  readonly folded: DailyBars
  readonly foldedTo: EpochDay | null
  readonly isHeld: (day: EpochDay) => boolean
}

function planBars(batch: PriceBatch, { rows, folded, foldedTo, isHeld }: Present): Plan {
  const { bars } = batch
  const visible = new Map(rows.filter(({ held }) => held === 0).map((row) => [row.day, row]))
  const heldBefore = new Map(rows.filter(({ held }) => held === 1).map((row) => [row.day, row]))
  const destination = new Uint8Array(bars.days.length)
  const corrections: Omit<PriceChange, "instrument" | "revision">[] = []
  const settled: EpochDay[] = []
  const firstRow = firstOfRows(batch, foldedTo)
  let changed = 0
  for (let bar = 0; bar < bars.days.length; bar++) {
    const day = bars.days[bar]
    if (isHeld(day)) {
      const before = heldBefore.get(day)
      if (before === undefined || differences(barsOfRows([before]), 0, bars, bar).length > 0)
        destination[bar] = HELD
      continue
    }
    const row = visible.get(day)
    if (heldBefore.has(day) && batch.state === "confirmed") settled.push(day)
    if (row?.state === MANUAL) continue
    const at = row === undefined ? indexAtOrAfter(folded.days, day) : 0
    const known = row === undefined ? folded : barsOfRows([row])
    const isKnown = row !== undefined || (at < folded.days.length && folded.days[at] === day)
    const isConfirmed = isKnown && row?.state !== PROVISIONAL
    if (isConfirmed && batch.state === "provisional") continue
    const differing = isKnown ? differences(known, at, bars, bar) : barColumns
    if (isConfirmed && differing.length === 0) continue
    if (isConfirmed) {
      for (const field of differing) {
        const [old, now] = [known[field][at], bars[field][bar]]
        corrections.push({
          day,
          field,
          old: Number.isNaN(old) ? null : old,
          new: Number.isNaN(now) ? null : now,
          reason: "the source tells it otherwise",
          source: batch.source,
          at: batch.fetchedAt,
        })
      }
    }
    if (differing.length > 0) changed++
    destination[bar] = row === undefined && day < firstRow ? CHUNK : ROWS
  }
  return {
    toChunk: selectBars(bars, (bar) => destination[bar] === CHUNK),
    toRows: selectBars(bars, (bar) => destination[bar] === ROWS),
    held: selectBars(bars, (bar) => destination[bar] === HELD),
    settled,
    corrections,
    changed,
  }
}

const CHUNK = 1
const ROWS = 2
const HELD = 3

/** Days before this one go to the chunk: those it spans, and of a long confirmed batch all but the newest 60. */
function firstOfRows({ bars, state }: PriceBatch, foldedTo: EpochDay | null): EpochDay {
  const spanned = foldedTo === null ? Number.NEGATIVE_INFINITY : foldedTo + 1
  const beyond = bars.days.subarray(indexAtOrAfter(bars.days, spanned))
  if (state === "provisional" || beyond.length < chunkFrom) return spanned
  return beyond[beyond.length - keptRows]
}

/** Columns in which two bars are not the same. */
function differences(one: DailyBars, i: number, other: DailyBars, j: number) {
  return barColumns.filter((column) => !Object.is(one[column][i], other[column][j]))
}

function isWithin(findings: readonly Finding[], day: EpochDay): boolean {
  return findings.some((finding) => day >= finding.day && day <= finding.lastDay)
}

async function writePlan(
  db: Db,
  series: number,
  batch: PriceBatch,
  {
    plan,
    folded,
    reachesChunk,
    revision,
  }: {
    readonly plan: Plan
    readonly folded: DailyBars
    readonly reachesChunk: boolean
    readonly revision: number
  },
): Promise<void> {
  if (plan.toChunk.days.length > 0) {
    const present = reachesChunk ? folded : await readChunk(db, series)
    await writeChunk(db, series, mergeBars(present, plan.toChunk))
  }
  const state = batch.state === "confirmed" ? CONFIRMED : PROVISIONAL
  const stamp = { series, state, source: batch.source, fetchedAt: batch.fetchedAt, revision }
  await putRows(db, plan.toRows, { ...stamp, held: 0 })
  await putRows(db, plan.held, { ...stamp, held: 1 })
  await dropRows(db, series, plan.settled, 1)
  await settleDays(db, series, plan.settled, batch.fetchedAt)
}
