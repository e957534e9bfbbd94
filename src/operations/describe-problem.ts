import type { DataProblem } from "../contract/index.ts"
import type { Answer, AnswerReason } from "./market-data-port.ts"

const sentences: Readonly<Record<AnswerReason, string>> = {
  "provider-throttled": "the provider has asked for a pause",
  "provider-unreachable": "the provider cannot be reached",
  "provider-malformed": "the provider's answer could not be read",
  "provider-unauthorised": "the provider refuses its key or session",
  "provider-busy": "the requests that a provider allows are used up for now",
  "no-data": "no provider has prices for it",
  "unknown-symbol": "no provider knows the symbol",
  "dead-listing": "the listing has ended",
  "no-provider": "no provider is configured that could have it",
  "no-trade-since": "it has not been traded for more than five sessions",
  queued: "it is being fetched",
}

/** What an answer could not give; null when it has a value that is fresh. */
export function problemOf(subject: string, { freshness, reason }: Answer<unknown>): DataProblem | null {
  if (freshness === "fresh") return null
  if (reason === null)
    return freshness === "stale" ? null : { subject, code: "no-data", detail: sentences["no-data"] }
  return { subject, code: reason, detail: sentences[reason] }
}
