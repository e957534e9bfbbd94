import { type JobOutcome, JobPostponed, type StoredJob } from "../operations/jobs-port.ts"
import { OperationError } from "../operations/operation-error.ts"
import { retryDelay } from "./retry-delay.ts"

export type Ending = {
  /** Why the handler was told to stop; null when it was not. */
  readonly stop: "cancelled" | "stopping" | null
  readonly now: number
  readonly random: () => number
}

/** What becomes of a job whose handler ended with an error. */
export function attemptOutcome(error: unknown, job: StoredJob, { stop, now, random }: Ending): JobOutcome {
  if (stop === "cancelled") return { state: "cancelled" }
  if (stop === "stopping") return { state: "waiting", runAt: now, error: job.error, postponed: true }
  const sentence = sentenceOf(error)
  if (error instanceof JobPostponed) {
    return { state: "waiting", runAt: error.until, error: sentence, postponed: true }
  }
  if (job.attempts >= job.maxAttempts) return { state: "failed", error: sentence }
  const runAt = now + retryDelay(job.attempts, job.backoff, random)
  return { state: "waiting", runAt, error: sentence, postponed: false }
}

/** True for a failure that has a sentence of its own; others go to the log whole. */
export function isExpected(error: unknown): error is Error {
  return error instanceof OperationError || error instanceof JobPostponed
}

function sentenceOf(error: unknown): string {
  return isExpected(error) ? error.message : "something went wrong here; the log has it under the job's id"
}
