import { JobPostponed } from "./jobs-port.ts"
import type { Answer, ErrorClass, Instant, SkipReason, Trial } from "./market-data-port.ts"

/** Reasons that end by themselves. */
const passing: ReadonlySet<string> = new Set<SkipReason | ErrorClass>([
  "breaker-open",
  "quota-spent",
  "no-tokens",
  "bulkhead-full",
  "deadline",
  "throttled",
  "timeout",
  "malformed",
])
/** Where nobody says when to come back. */
const PAUSE_MS = 300_000
/** A job that is postponed is not run again at once. */
const LEAST_PAUSE_MS = 1_000

/** Postpones a job whose provider is unwell, or may not be asked now, to when that may be over: to go on would only be refused. */
export function stopWhenBlocked(answers: Iterable<Answer<unknown>>, now: Instant): void {
  let until = Infinity
  for (const { freshness, tried } of answers) {
    if (freshness === "fresh") continue
    for (const { retryAt } of tried.filter(isPassing)) until = Math.min(until, retryAt ?? now + PAUSE_MS)
  }
  if (until === Infinity) return
  throw new JobPostponed(
    Math.max(until, now + LEAST_PAUSE_MS),
    "a price source is unwell or may not be asked yet",
  )
}

function isPassing({ outcome, why }: Trial): boolean {
  return outcome !== "answered" && passing.has(why ?? "")
}
