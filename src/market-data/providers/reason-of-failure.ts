import type { AnswerReason, ErrorClass } from "../../operations/market-data-port.ts"

const reasons: Readonly<Record<ErrorClass, AnswerReason>> = {
  throttled: "provider-throttled",
  timeout: "provider-unreachable",
  malformed: "provider-malformed",
  unauthorised: "provider-unauthorised",
  "no-data": "no-data",
  "bad-symbol": "unknown-symbol",
}

/** What a class of failure means to someone who looks at a figure that is not there. */
export function reasonOfFailure(failure: ErrorClass): AnswerReason {
  return reasons[failure]
}
