import type { JobView } from "../contract/index.ts"
import { describeJob } from "./describe-job.ts"
import type { JobContext } from "./job-context.ts"
import { JobNotFound } from "./job-errors.ts"

/** Throws `JobNotFound`. */
export async function readJob({ owner, jobs }: JobContext, id: string): Promise<JobView> {
  const job = await jobs.find(owner, id)
  if (job === null) throw new JobNotFound(id)
  return describeJob(job)
}
