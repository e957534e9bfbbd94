import type { JobView } from "../contract/index.ts"
import { instant } from "./instant.ts"
import type { Job } from "./jobs-port.ts"

/** A job as it is shown; whose it is and what it was told stay inside. */
export function describeJob(job: Job): JobView {
  const { id, kind, state, priority, progress, progressText, attempts, maxAttempts, error } = job
  return {
    id,
    kind,
    state,
    priority,
    progress,
    progressText,
    attempts,
    maxAttempts,
    error,
    cancelRequested: job.cancelRequested,
    runAt: instant(job.runAt),
    createdAt: instant(job.createdAt),
    startedAt: job.startedAt === null ? null : instant(job.startedAt),
    finishedAt: job.finishedAt === null ? null : instant(job.finishedAt),
  }
}
