import type { AnswerReason } from "../../operations/market-data-port.ts"
import type { NoAnswer } from "../providers/provider.ts"
import { reasonOfFailure } from "../providers/reason-of-failure.ts"

/**
 * Which of several says it best. That a listing is dead is certain; that a symbol is unknown is certain only when no
 * provider that may know it was unwell.
 */
const precedence: readonly AnswerReason[] = [
  "dead-listing",
  "provider-throttled",
  "provider-unreachable",
  "provider-malformed",
  "provider-unauthorised",
  "provider-busy",
  "no-data",
  "unknown-symbol",
]

function reasonOf(answer: NoAnswer): AnswerReason {
  if (answer.reason !== null) return answer.reason
  if (answer.kind === "failed") return reasonOfFailure(answer.failure)
  switch (answer.why) {
    case "no-tokens":
    case "quota-spent":
    case "bulkhead-full":
    case "deadline":
      return "provider-busy"
    case "breaker-open":
      return "provider-unreachable"
    case "remembered-empty":
      return "no-data"
    case "not-supported":
    case "not-configured":
      return "no-provider"
  }
}

/** The one reason to show for all that providers came to. */
export function answerReason(answers: readonly NoAnswer[]): AnswerReason {
  const reasons = new Set(answers.map(reasonOf))
  return precedence.find((reason) => reasons.has(reason)) ?? "no-provider"
}
