import type { Selectable } from "kysely"
import type { StoredJob } from "../operations/jobs-port.ts"
import type { StoreSchema } from "./schema.ts"

type JobRow = Selectable<StoreSchema["job"]>

export function jobOf(row: JobRow): StoredJob {
  return {
    id: row.id,
    owner: row.owner_id,
    kind: row.kind,
    payload: JSON.parse(row.payload) as unknown,
    dedupeKey: row.dedupe_key,
    priority: row.priority as StoredJob["priority"],
    state: row.state,
    runAt: row.run_at,
    attempts: row.attempts,
    maxAttempts: row.max_attempts,
    backoff: { baseMs: row.backoff_base_ms, capMs: row.backoff_cap_ms },
    progress: row.progress,
    progressText: row.progress_text,
    error: row.error,
    cancelRequested: row.cancel_requested === 1,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  }
}

/** The row of a job that no process holds. */
export function jobRow(job: StoredJob): JobRow {
  return {
    id: job.id,
    owner_id: job.owner,
    kind: job.kind,
    payload: JSON.stringify(job.payload),
    dedupe_key: job.dedupeKey,
    priority: job.priority,
    state: job.state,
    run_at: job.runAt,
    attempts: job.attempts,
    max_attempts: job.maxAttempts,
    backoff_base_ms: job.backoff.baseMs,
    backoff_cap_ms: job.backoff.capMs,
    progress: job.progress,
    progress_text: job.progressText,
    error: job.error,
    cancel_requested: job.cancelRequested ? 1 : 0,
    lease_holder: null,
    lease_until: null,
    created_at: job.createdAt,
    started_at: job.startedAt,
    finished_at: job.finishedAt,
  }
}
