import type { JobView } from "../contract/index.ts"
import { describeJob } from "./describe-job.ts"
import type { JobContext } from "./job-context.ts"
import type { JobPage } from "./jobs-port.ts"

/** A page of the owner's jobs and the installation's, newest first; `next` is null after the last. */
export async function listJobs(
  { owner, jobs }: JobContext,
  { limit, ...request }: JobPage,
): Promise<{ readonly data: JobView[]; readonly next: string | null }> {
  const found = await jobs.list(owner, { ...request, limit: limit + 1 })
  const page = found.slice(0, limit)
  return { data: page.map(describeJob), next: found.length > limit ? (page.at(-1)?.id ?? null) : null }
}
