import type { JobView } from "../../../../contract/index.ts"
import { formatAge } from "../../../format/age.ts"

/** "in 12 min", "due", "3 h ago": when a job is to start, or when it ended. */
export function whenText(job: Pick<JobView, "runAt" | "finishedAt">, now: Date): string {
  if (job.finishedAt !== null)
    return `${formatAge(Math.max(0, now.getTime() - Date.parse(job.finishedAt)))}\u00a0ago`
  const wait = Date.parse(job.runAt) - now.getTime()
  return wait <= 0 ? "due" : `in\u00a0${formatAge(wait)}`
}

/** What became of a job, or what is known of one that waits: that it failed before, and why. */
export function outcomeText({
  state,
  error,
  attempts,
  maxAttempts,
}: Pick<JobView, "state" | "error" | "attempts" | "maxAttempts">): string {
  const why = error === null ? "" : `: ${error}`
  switch (state) {
    case "waiting":
      return attempts === 0 ? "Scheduled" : `Attempt ${attempts + 1} of ${maxAttempts}, after a failure${why}`
    case "running":
      return "Running"
    case "succeeded":
      return "Done"
    case "cancelled":
      return "Cancelled"
    case "failed":
      return `Failed${attempts > 1 ? ` after ${attempts} attempts` : ""}${why}`
  }
}
