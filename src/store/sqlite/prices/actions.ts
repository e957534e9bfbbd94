import type { Kysely } from "kysely"
import type { EpochDay } from "../../../engine/money/iso-date.ts"
import type { CorporateAction } from "../../../engine/prices/corporate-action.ts"
import type { PriceSource } from "../../../operations/price-store-port.ts"
import type { PriceSchema } from "../../price-schema.ts"
import type { StoreSchema } from "../../schema.ts"
import { listActions } from "./action-list.ts"

type Db = Kysely<StoreSchema>
type ActionRow = Pick<
  PriceSchema["corporate_action"],
  "ex_day" | "kind" | "numerator" | "denominator" | "amount"
>

/**
 * Records the actions of a fetch. Those of one kind on one ex-day are one fact: when they are not what is there, they supersede
 * it; an action that the source no longer tells stays until it is told otherwise. Returns whether what is read has changed.
 */
export async function recordActions(
  db: Db,
  series: number,
  actions: readonly CorporateAction[],
  {
    source,
    at,
    isHeld,
  }: { readonly source: PriceSource; readonly at: number; readonly isHeld: (day: EpochDay) => boolean },
): Promise<boolean> {
  if (actions.length === 0) return false
  const stored = await db
    .selectFrom("corporate_action")
    .select(["id", "ex_day", "kind", "numerator", "denominator", "amount", "held"])
    .where("series", "=", series)
    .where("superseded_by", "is", null)
    .execute()
  let changed = false
  for (const told of grouped(actions.map(rowOf))) {
    const known = stored.filter((row) => row.ex_day === told[0].ex_day && row.kind === told[0].kind)
    const held = isHeld(told[0].ex_day) ? 1 : 0
    const isRepeated = textOf(known) === textOf(told)
    if (isRepeated && known.every((row) => row.held <= held)) continue
    const ids: number[] = []
    for (const row of told) {
      const { id } = await db
        .insertInto("corporate_action")
        .values({ ...row, series, source, recorded_at: at, held, superseded_by: null })
        .returning("id")
        .executeTakeFirstOrThrow()
      ids.push(id)
    }
    // A held action waits beside what is in force; it replaces that only once it is accepted.
    const replaced = known.filter((row) => held === 0 || row.held === 1).map(({ id }) => id)
    if (replaced.length > 0) {
      await db
        .updateTable("corporate_action")
        .set({ superseded_by: ids[0] })
        .where("id", "in", replaced)
        .execute()
    }
    if (held === 0) changed = true
  }
  if (changed) await listActions(db, series)
  return changed
}

/** Takes held actions as they are; they supersede those of their kind on their ex-day. Returns whether there were any. */
export async function acceptActions(db: Db, series: number, from: EpochDay, to: EpochDay): Promise<boolean> {
  const held = await db
    .selectFrom("corporate_action")
    .select(["id", "ex_day", "kind"])
    .where("series", "=", series)
    .where("superseded_by", "is", null)
    .where("held", "=", 1)
    .where("ex_day", ">=", from)
    .where("ex_day", "<=", to)
    .execute()
  for (const { id, ex_day, kind } of held) {
    await db
      .updateTable("corporate_action")
      .set({ superseded_by: id })
      .where("series", "=", series)
      .where("ex_day", "=", ex_day)
      .where("kind", "=", kind)
      .where("held", "=", 0)
      .where("superseded_by", "is", null)
      .execute()
    await db.updateTable("corporate_action").set({ held: 0 }).where("id", "=", id).execute()
  }
  if (held.length > 0) await listActions(db, series)
  return held.length > 0
}

function rowOf(action: CorporateAction): ActionRow {
  const { exDay, kind } = action
  return kind === "split"
    ? { ex_day: exDay, kind, numerator: action.numerator, denominator: action.denominator, amount: null }
    : { ex_day: exDay, kind, numerator: null, denominator: null, amount: action.amount }
}

function grouped(rows: readonly ActionRow[]): ActionRow[][] {
  const groups = new Map<string, ActionRow[]>()
  for (const row of rows) {
    const key = `${row.ex_day} ${row.kind}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return [...groups.values()]
}

function textOf(rows: readonly ActionRow[]): string {
  return rows
    .map(({ numerator, denominator, amount }) => `${numerator}:${denominator} ${amount}`)
    .sort()
    .join("; ")
}
