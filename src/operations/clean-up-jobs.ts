import type { JobQueue } from "./jobs-port.ts"
import type { Clock } from "./ports.ts"

const KEPT_MS = 7 * 86_400_000

/** Drops jobs that ended more than a week ago; returns how many. */
export async function cleanUpJobs({
  jobs,
  clock,
}: {
  readonly jobs: JobQueue
  readonly clock: Clock
}): Promise<number> {
  return jobs.dropEndedBefore(clock() - KEPT_MS)
}
