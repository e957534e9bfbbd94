import type { JobView } from "../contract/index.ts"
import { describeJob } from "./describe-job.ts"
import type { JobContext } from "./job-context.ts"
import { JobNotFailed } from "./job-errors.ts"
import { readJob } from "./read-job.ts"

/**
 * Lets a failed or cancelled job run again with all its attempts. The job returned is another one where that is already about to
 * do the same work. Throws `JobNotFound`, `JobNotFailed`.
 */
export async function retryJob(context: JobContext, id: string): Promise<JobView> {
  const job = await context.jobs.retry(context.owner, id)
  if (job !== null) return describeJob(job)
  await readJob(context, id)
  throw new JobNotFailed(id)
}
