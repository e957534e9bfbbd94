import { type Kysely, sql, type Updateable } from "kysely"
import type { JobClaim, JobOutcome, StoredJob } from "../operations/jobs-port.ts"
import { jobOf } from "./job-rows.ts"
import type { StoreSchema } from "./schema.ts"

type Db = Kysely<StoreSchema>
type Change = Updateable<StoreSchema["job"]>

// Written into the statements: SQLite takes an index on part of a table only if it can see that the statement asks for that part.
const waiting = sql.lit("waiting" as const)
const running = sql.lit("running" as const)

const noLease = { lease_holder: null, lease_until: null } as const

/** Takes the most urgent job that is due. While there is none this only reads, so that it never waits for a writer. */
export async function claim(
  db: Db,
  request: { kinds: readonly string[]; holder: string; now: number; leaseUntil: number },
): Promise<StoredJob | null> {
  const { kinds, holder, now, leaseUntil } = request
  const due = await db
    .selectFrom("job")
    .select(["id", "attempts"])
    .where("state", "=", waiting)
    .where("run_at", "<=", now)
    .where("kind", "in", [...kinds])
    .orderBy("priority")
    .orderBy("run_at")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst()
  if (due === undefined) return null
  const row = await db
    .updateTable("job")
    .set({
      state: "running",
      attempts: due.attempts + 1,
      lease_holder: holder,
      lease_until: leaseUntil,
      started_at: now,
      progress: 0,
      progress_text: null,
    })
    .where("id", "=", due.id)
    .where("state", "=", waiting)
    .returningAll()
    .executeTakeFirst()
  return row === undefined ? null : jobOf(row)
}

export function renew(
  db: Db,
  held: JobClaim,
  change: { leaseUntil: number; progress: number; progressText: string | null },
): Promise<StoredJob | null> {
  return writeUnder(db, held, {
    lease_until: change.leaseUntil,
    progress: change.progress,
    progress_text: change.progressText,
  })
}

export function settle(
  db: Db,
  held: JobClaim,
  outcome: JobOutcome,
  { at, progress, progressText }: { at: number; progress: number; progressText: string | null },
): Promise<StoredJob | null> {
  return writeUnder(db, held, {
    ...noLease,
    ...changeOf(outcome, held, at),
    state: outcome.state,
    progress: outcome.state === "succeeded" ? 1 : progress,
    progress_text: progressText,
  })
}

function changeOf(outcome: JobOutcome, { attempt }: JobClaim, at: number): Change {
  switch (outcome.state) {
    case "succeeded":
      return { finished_at: at, error: null }
    case "cancelled":
      return { finished_at: at }
    case "failed":
      return { finished_at: at, error: outcome.error }
    case "waiting":
      return {
        run_at: outcome.runAt,
        error: outcome.error,
        attempts: outcome.postponed ? attempt - 1 : attempt,
      }
  }
}

/** Writes under a claim, which is the holder and the attempt: another process, or this one later, has another. */
async function writeUnder(
  db: Db,
  { id, holder, attempt }: JobClaim,
  change: Change,
): Promise<StoredJob | null> {
  const row = await db
    .updateTable("job")
    .set(change)
    .where("id", "=", id)
    .where("state", "=", running)
    .where("lease_holder", "=", holder)
    .where("attempts", "=", attempt)
    .returningAll()
    .executeTakeFirst()
  return row === undefined ? null : jobOf(row)
}

export async function releaseExpired(
  db: Db,
  now: number,
  stillRunning: readonly string[],
): Promise<StoredJob[]> {
  const leftBehind = await db
    .selectFrom("job")
    .selectAll()
    .where("state", "=", running)
    .where("lease_until", "<=", now)
    .execute()
  const expired = leftBehind.filter(({ id }) => !stillRunning.includes(id))
  if (expired.length === 0) return []
  return db.transaction().execute(async (transaction) => {
    const released: StoredJob[] = []
    for (const { id, lease_until, cancel_requested, attempts, max_attempts } of expired) {
      const row = await transaction
        .updateTable("job")
        .set({
          ...noLease,
          ...afterCrash({ isCancelled: cancel_requested === 1, isSpent: attempts >= max_attempts, now }),
        })
        .where("id", "=", id)
        .where("state", "=", running)
        .where("lease_until", "=", lease_until) // not renewed meanwhile
        .returningAll()
        .executeTakeFirst()
      if (row !== undefined) released.push(jobOf(row))
    }
    return released
  })
}

const CRASHED = "the process that ran it ended before it did"

/**
 * A crash counts as an attempt: a job that brings the process down must not do so for ever. It keeps its moment, and so its
 * place before what was added since.
 */
function afterCrash(job: { isCancelled: boolean; isSpent: boolean; now: number }): Change {
  if (job.isCancelled) return { state: "cancelled", finished_at: job.now }
  if (job.isSpent) return { state: "failed", finished_at: job.now, error: CRASHED }
  return { state: "waiting", error: CRASHED }
}
