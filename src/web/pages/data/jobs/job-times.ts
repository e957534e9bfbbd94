import type { JobView } from "../../../../contract/index.ts"
import { formatAge } from "../../../format/age.ts"

/** "in 12 min", "due", "3 h ago": when a job is to start, or when it ended. */
export function whenText(job: Pick<JobView, "runAt" | "finishedAt">, now: Date): string {
  if (job.finishedAt !== null)
    return `${formatAge(Math.max(0, now.getTime() - Date.parse(job.finishedAt)))}\u00a0ago`
  const wait = Date.parse(job.runAt) - now.getTime()
  return wait <= 0 ? "due" : `in\u00a0${formatAge(wait)}`
}

/** What became of a job, or what is to become of one that waits. */
export function stateName({
  state,
  attempts,
  maxAttempts,
}: Pick<JobView, "state" | "attempts" | "maxAttempts">): string {
  switch (state) {
    case "waiting":
      return attempts === 0 ? "scheduled" : `attempt ${attempts + 1} of ${maxAttempts}`
    case "running":
      return "running"
    case "succeeded":
      return "done"
    case "cancelled":
      return "cancelled"
    case "failed":
      return attempts > 1 ? `failed after ${attempts} attempts` : "failed"
  }
}
