import type { Kysely, Selectable } from "kysely"
import type { HistoryPage, RunKind, StoredRun } from "../operations/backtests-port.ts"
import type { OwnerId, StoredBlock } from "../operations/ports.ts"
import type { StoreSchema } from "./schema.ts"

type Db = Kysely<StoreSchema>

export function saveRun(
  db: Db,
  owner: OwnerId,
  run: StoredRun,
  result: StoredBlock | null,
): Promise<StoredRun> {
  return db.transaction().execute(async (transaction) => {
    const same = await findRunByKey(transaction, owner, run.kind, run.key)
    if (same !== null) return same
    await transaction.insertInto("backtest_run").values(rowOf(owner, run)).execute()
    if (result !== null) await insertResult(transaction, owner, run.id, result)
    return run
  })
}

export async function findRun(db: Db, owner: OwnerId, kind: RunKind, id: string): Promise<StoredRun | null> {
  const row = await visible(db, owner, kind).where("id", "=", id).executeTakeFirst()
  return row === undefined ? null : runOf(row)
}

export async function findRunByKey(
  db: Db,
  owner: OwnerId,
  kind: RunKind,
  key: string,
): Promise<StoredRun | null> {
  const row = await visible(db, owner, kind).where("key", "=", key).executeTakeFirst()
  return row === undefined ? null : runOf(row)
}

export async function listRuns(
  db: Db,
  owner: OwnerId,
  kind: RunKind,
  { limit, after }: HistoryPage,
): Promise<StoredRun[]> {
  let query = visible(db, owner, kind).orderBy("id", "desc").limit(limit)
  if (after !== null) query = query.where("id", "<", after)
  return (await query.execute()).map(runOf)
}

export async function readRunResult(db: Db, owner: OwnerId, id: string): Promise<StoredBlock | null> {
  const row = await db
    .selectFrom("backtest_result")
    .select("result")
    .where("run_id", "=", id)
    .where("owner_id", "=", owner)
    .executeTakeFirst()
  return row?.result ?? null
}

export async function setRunJob(db: Db, owner: OwnerId, id: string, jobId: string): Promise<void> {
  await db
    .updateTable("backtest_run")
    .set({ job_id: jobId })
    .where("id", "=", id)
    .where("owner_id", "=", owner)
    .execute()
}

/** A job that runs a second time, after a crash, writes the same result again. */
export function finishRun(
  db: Db,
  owner: OwnerId,
  id: string,
  summary: unknown,
  result: StoredBlock,
): Promise<void> {
  return db.transaction().execute(async (transaction) => {
    await transaction
      .updateTable("backtest_run")
      .set({ summary: JSON.stringify(summary) })
      .where("id", "=", id)
      .where("owner_id", "=", owner)
      .execute()
    await transaction.deleteFrom("backtest_result").where("run_id", "=", id).execute()
    await insertResult(transaction, owner, id, result)
  })
}

export async function setRunDeleted(
  db: Db,
  owner: OwnerId,
  kind: RunKind,
  id: string,
  deleted: boolean,
  at: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("backtest_run")
    .set({ deleted_at: deleted ? at : null })
    .where("id", "=", id)
    .where("owner_id", "=", owner)
    .where("kind", "=", kind)
    .where("deleted_at", deleted ? "is" : "is not", null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

async function insertResult(db: Db, owner: OwnerId, id: string, result: StoredBlock): Promise<void> {
  await db.insertInto("backtest_result").values({ run_id: id, owner_id: owner, result }).execute()
}

function visible(db: Db, owner: OwnerId, kind: RunKind) {
  return db
    .selectFrom("backtest_run")
    .selectAll()
    .where("owner_id", "=", owner)
    .where("kind", "=", kind)
    .where("deleted_at", "is", null)
}

function runOf(row: Selectable<StoreSchema["backtest_run"]>): StoredRun {
  return {
    id: row.id,
    kind: row.kind,
    key: row.key,
    engineVersion: row.engine_version,
    request: JSON.parse(row.request),
    strategy: JSON.parse(row.strategy) as StoredRun["strategy"],
    prices: JSON.parse(row.prices) as StoredRun["prices"],
    summary: row.summary === null ? null : JSON.parse(row.summary),
    jobId: row.job_id,
    createdAt: row.created_at,
  }
}

function rowOf(owner: OwnerId, run: StoredRun): Selectable<StoreSchema["backtest_run"]> {
  return {
    id: run.id,
    owner_id: owner,
    kind: run.kind,
    key: run.key,
    engine_version: run.engineVersion,
    request: JSON.stringify(run.request),
    strategy: JSON.stringify(run.strategy),
    prices: JSON.stringify(run.prices),
    summary: run.summary === null ? null : JSON.stringify(run.summary),
    job_id: run.jobId,
    created_at: run.createdAt,
    deleted_at: null,
  }
}
