import { type Kysely, sql } from "kysely"
import type { CorporateAction } from "../../../engine/prices/corporate-action.ts"
import type { StoreSchema } from "../../schema.ts"

type Db = Kysely<StoreSchema>

/** Ex-day, then numerator and denominator of a split or the amount of a dividend. */
type ListedAction =
  | readonly [exDay: number, numerator: number, denominator: number]
  | readonly [exDay: number, amount: number]

/** Writes the list of a series anew; called inside the transaction that changes its actions. */
export async function listActions(db: Db, series: number): Promise<void> {
  const rows = await db
    .selectFrom("corporate_action")
    .select(["ex_day", "numerator", "denominator", "amount"])
    .where("series", "=", series)
    .where("superseded_by", "is", null)
    .where("held", "=", 0)
    .orderBy("ex_day")
    .orderBy("id")
    .execute()
  const listed = rows.map(({ ex_day, numerator, denominator, amount }): ListedAction =>
    amount === null ? [ex_day, numerator ?? 1, denominator ?? 1] : [ex_day, amount],
  )
  const actions = JSON.stringify(listed)
  await db
    .insertInto("action_list")
    .values({ series, actions })
    .onConflict((conflict) => conflict.column("series").doUpdateSet({ actions }))
    .execute()
}

/** Actions in force of some series, ascending by ex-day; a series without any is left out. */
export async function readActions(
  db: Db,
  series: readonly number[],
): Promise<Map<number, CorporateAction[]>> {
  const { rows } = await sql<{ series: number; actions: string }>`
    select series, actions from action_list
    where series in (select value from json_each(${JSON.stringify(series)}))`.execute(db)
  return new Map(
    rows.map((row) => [row.series, (JSON.parse(row.actions) as ListedAction[]).map(actionOf)] as const),
  )
}

function actionOf(listed: ListedAction): CorporateAction {
  return listed.length === 3
    ? { kind: "split", exDay: listed[0], numerator: listed[1], denominator: listed[2] }
    : { kind: "dividend", exDay: listed[0], amount: listed[1] }
}
