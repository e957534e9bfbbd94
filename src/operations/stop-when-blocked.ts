import { JobPostponed } from "./jobs-port.ts"
import type { Answer, SkipReason } from "./market-data-port.ts"

/** Reasons that end by themselves at a moment that is known. */
const passing: ReadonlySet<string> = new Set<SkipReason>(["breaker-open", "quota-spent", "no-tokens"])

/** Postpones a job to when the first of the providers that may not be asked now may be: going on would only be refused. */
export function stopWhenBlocked(answers: Iterable<Answer<unknown>>): void {
  let until = Infinity
  for (const { freshness, tried } of answers) {
    if (freshness === "fresh") continue
    for (const { outcome, why, retryAt } of tried) {
      if (outcome === "skipped" && passing.has(why ?? "") && retryAt !== null)
        until = Math.min(until, retryAt)
    }
  }
  if (until < Infinity) throw new JobPostponed(until, "a price source may not be asked before then")
}
