import type { Kysely } from "kysely"
import type { EpochDay } from "../../../engine/money/iso-date.ts"
import type { CheckId, Finding } from "../../../engine/prices/checks/finding.ts"
import type { QualityFlag } from "../../../operations/price-store-port.ts"
import type { StoreSchema } from "../../schema.ts"
import { acceptActions } from "./actions.ts"
import { barsOfRows, dropRows, putRows, recentRows } from "./recent-bars.ts"

type Db = Kysely<StoreSchema>

/**
 * Notes what checks have found, once: a finding that was accepted stays so, one that was corrected and comes back is open again.
 * Returns the findings that hold what they are about.
 */
export async function recordFindings(
  db: Db,
  series: number,
  findings: readonly Finding[],
  at: number,
): Promise<Finding[]> {
  if (findings.length === 0) return []
  const known = await db
    .selectFrom("quality_flag")
    .select(["check_id", "day", "state"])
    .where("series", "=", series)
    .execute()
  const stateOf = new Map(known.map((flag) => [`${flag.check_id} ${flag.day}`, flag.state]))
  const holding: Finding[] = []
  for (const finding of findings) {
    const { check, day, lastDay, verdict, detail } = finding
    const state = stateOf.get(`${check} ${day}`)
    if (state === "accepted") continue
    if (verdict !== "flag") holding.push(finding)
    if (state === "open") continue
    const flag = {
      last_day: lastDay,
      verdict,
      detail,
      state: "open",
      found_at: at,
      settled_at: null,
    } as const
    await db
      .insertInto("quality_flag")
      .values({ series, check_id: check, day, ...flag })
      .onConflict((conflict) => conflict.columns(["series", "check_id", "day"]).doUpdateSet(flag))
      .execute()
  }
  return holding
}

/** Closes the flags that have held a day, now that a bar of it has come that no check objects to. */
export async function settleDays(
  db: Db,
  series: number,
  days: readonly EpochDay[],
  at: number,
): Promise<void> {
  for (const day of days) {
    await db
      .updateTable("quality_flag")
      .set({ state: "corrected", settled_at: at })
      .where("series", "=", series)
      .where("state", "=", "open")
      .where("verdict", "!=", "flag")
      .where("day", "<=", day)
      .where("last_day", ">=", day)
      .execute()
  }
}

/** Newest first; null for those of all instruments. */
export async function listFlags(
  db: Db,
  instrument: string | null,
  { state, limit }: { readonly state: QualityFlag["state"] | null; readonly limit: number },
): Promise<QualityFlag[]> {
  let query = db
    .selectFrom("quality_flag")
    .innerJoin("instrument", "instrument.key", "quality_flag.series")
    .selectAll("quality_flag")
    .select("instrument.id as instrument")
    .orderBy("quality_flag.id", "desc")
    .limit(limit)
  if (instrument !== null) query = query.where("instrument.id", "=", instrument)
  if (state !== null) query = query.where("quality_flag.state", "=", state)
  return (await query.execute()).map((row) => ({
    id: row.id,
    instrument: row.instrument,
    check: row.check_id as CheckId,
    day: row.day,
    lastDay: row.last_day,
    verdict: row.verdict,
    detail: row.detail,
    state: row.state,
    foundAt: row.found_at,
  }))
}

/** Takes what a flag holds as it is. A day that another open flag holds as well stays held. */
export function acceptFlag(db: Db, id: number, at: number): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const flag = await transaction
      .updateTable("quality_flag")
      .set({ state: "accepted", settled_at: at })
      .where("id", "=", id)
      .where("state", "=", "open")
      .returning(["series", "day", "last_day", "verdict"])
      .executeTakeFirst()
    if (flag === undefined) return false
    if (flag.verdict === "flag") return true
    const others = await transaction
      .selectFrom("quality_flag")
      .select(["day", "last_day"])
      .where("series", "=", flag.series)
      .where("state", "=", "open")
      .where("verdict", "!=", "flag")
      .execute()
    const { revision } = await transaction
      .selectFrom("instrument")
      .select("revision")
      .where("key", "=", flag.series)
      .executeTakeFirstOrThrow()
    const released = (await recentRows(transaction, [flag.series])).filter(
      ({ held, day }) =>
        held === 1 &&
        day >= flag.day &&
        day <= flag.last_day &&
        !others.some((other) => day >= other.day && day <= other.last_day),
    )
    for (const row of released) {
      await putRows(transaction, barsOfRows([row]), {
        series: flag.series,
        held: 0,
        state: row.state,
        source: row.source,
        fetchedAt: row.fetched_at,
        revision: revision + 1,
      })
    }
    await dropRows(
      transaction,
      flag.series,
      released.map(({ day }) => day),
      1,
    )
    const isActing = await acceptActions(transaction, flag.series, flag.day, flag.last_day)
    if (released.length > 0 || isActing) {
      await transaction
        .updateTable("instrument")
        .set({ revision: revision + 1 })
        .where("key", "=", flag.series)
        .execute()
    }
    return true
  })
}
