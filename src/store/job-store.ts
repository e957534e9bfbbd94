import type { Kysely } from "kysely"
import type { JobPage, JobState, JobStore, StoredJob } from "../operations/jobs-port.ts"
import type { OwnerId } from "../operations/ports.ts"
import { claim, releaseExpired, renew, settle } from "./job-attempts.ts"
import { jobOf, jobRow } from "./job-rows.ts"
import type { StoreSchema } from "./schema.ts"

type Db = Kysely<StoreSchema>

/** Jobs in a database of the store's schema. */
export function jobStore(db: Db): JobStore {
  return {
    add: (job) => db.transaction().execute((transaction) => add(transaction, job)),
    find: (owner, id) => find(db, owner, id),
    list: (owner, page) => list(db, owner, page),
    counts: () => counts(db),
    latestOf: (dedupeKey) => latestOf(db, dedupeKey),
    claim: (request) => claim(db, request),
    renew: (ofClaim, change) => renew(db, ofClaim, change),
    settle: (ofClaim, outcome, change) => settle(db, ofClaim, outcome, change),
    releaseExpired: (now, stillRunning) => releaseExpired(db, now, stillRunning),
    requestCancel: (owner, id, at) =>
      db.transaction().execute((transaction) => requestCancel(transaction, owner, id, at)),
    restart: (owner, id, at) =>
      db.transaction().execute((transaction) => restart(transaction, owner, id, at)),
    async dropEndedBefore(at) {
      const { numDeletedRows } = await db
        .deleteFrom("job")
        .where("finished_at", "<", at)
        .executeTakeFirstOrThrow()
      return Number(numDeletedRows)
    },
  }
}

async function add(db: Db, job: StoredJob): Promise<{ job: StoredJob; joined: boolean }> {
  const same = await unfinished(db, job.dedupeKey)
  if (same === null) {
    await db.insertInto("job").values(jobRow(job)).execute()
    return { job, joined: false }
  }
  if (same.state !== "waiting") return { job: same, joined: true }
  const row = await db
    .updateTable("job")
    .set({ priority: Math.min(same.priority, job.priority), run_at: Math.min(same.runAt, job.runAt) })
    .where("id", "=", same.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return { job: jobOf(row), joined: true }
}

async function unfinished(db: Db, dedupeKey: string | null): Promise<StoredJob | null> {
  if (dedupeKey === null) return null
  const row = await db
    .selectFrom("job")
    .selectAll()
    .where("dedupe_key", "=", dedupeKey)
    .where("finished_at", "is", null)
    .executeTakeFirst()
  return row === undefined ? null : jobOf(row)
}

/** Jobs that an owner may see: theirs and the installation's. */
function visible(db: Db, owner: OwnerId) {
  return db
    .selectFrom("job")
    .selectAll()
    .where((where) => where.or([where("owner_id", "=", owner), where("owner_id", "is", null)]))
}

async function find(db: Db, owner: OwnerId, id: string): Promise<StoredJob | null> {
  const row = await visible(db, owner).where("id", "=", id).executeTakeFirst()
  return row === undefined ? null : jobOf(row)
}

async function list(db: Db, owner: OwnerId, { states, limit, after }: JobPage): Promise<StoredJob[]> {
  let query = visible(db, owner).orderBy("id", "desc").limit(limit)
  if (states !== null) query = query.where("state", "in", [...states])
  if (after !== null) query = query.where("id", "<", after)
  return (await query.execute()).map(jobOf)
}

async function counts(db: Db): Promise<Record<JobState, number>> {
  const rows = await db
    .selectFrom("job")
    .select(["state", (select) => select.fn.countAll<number>().as("jobs")])
    .groupBy("state")
    .execute()
  const none = { waiting: 0, running: 0, succeeded: 0, failed: 0, cancelled: 0 }
  return { ...none, ...Object.fromEntries(rows.map(({ state, jobs }) => [state, jobs])) }
}

async function latestOf(db: Db, dedupeKey: string): Promise<StoredJob | null> {
  const row = await db
    .selectFrom("job")
    .selectAll()
    .where("dedupe_key", "=", dedupeKey)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : jobOf(row)
}

async function requestCancel(db: Db, owner: OwnerId, id: string, at: number): Promise<StoredJob | null> {
  const job = await find(db, owner, id)
  if (job === null || job.finishedAt !== null) return job
  const row = await db
    .updateTable("job")
    .set(job.state === "waiting" ? { state: "cancelled", finished_at: at } : { cancel_requested: 1 })
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return jobOf(row)
}

async function restart(db: Db, owner: OwnerId, id: string, at: number): Promise<StoredJob | null> {
  const job = await find(db, owner, id)
  if (job === null || (job.state !== "failed" && job.state !== "cancelled")) return null
  const same = await unfinished(db, job.dedupeKey)
  if (same !== null) return same
  const row = await db
    .updateTable("job")
    .set({
      state: "waiting",
      run_at: at,
      attempts: 0,
      progress: 0,
      progress_text: null,
      error: null,
      cancel_requested: 0,
      finished_at: null,
    })
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return jobOf(row)
}
