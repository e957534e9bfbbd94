import type { JobView } from "../contract/index.ts"
import { describeJob } from "./describe-job.ts"
import type { JobContext } from "./job-context.ts"
import { JobEnded, JobNotFound } from "./job-errors.ts"

/**
 * Cancels a job that waits, or asks one that runs to stop: then it is still `running`, and cancelled soon unless it ends first.
 * Cancelling twice is no failure. Throws `JobNotFound`, `JobEnded`.
 */
export async function cancelJob({ owner, jobs }: JobContext, id: string): Promise<JobView> {
  const job = await jobs.cancel(owner, id)
  if (job === null) throw new JobNotFound(id)
  if (job.state === "succeeded" || job.state === "failed") throw new JobEnded(id)
  return describeJob(job)
}
