import type { AnswerReason, ErrorClass, Instant, SkipReason } from "../../operations/market-data-port.ts"

/**
 * A request was made and gave no answer. `counts` is whether the breaker hears of it as a fault of the provider; an
 * answer about the symbol (`no-data`, `bad-symbol`) shows a provider that is well.
 */
export class ProviderFailure extends Error {
  readonly failure: ErrorClass
  readonly counts: boolean
  readonly mayRetry: boolean
  /** The pause the provider asked for, counted from its answer; null when it named none. */
  readonly retryAfterMs: number | null
  /** Where the class alone says too little to the reader. */
  readonly reason: AnswerReason | null

  constructor(
    failure: ErrorClass,
    message: string,
    options: {
      readonly counts?: boolean
      readonly mayRetry?: boolean
      readonly retryAfterMs?: number | null
      readonly reason?: AnswerReason
    } = {},
  ) {
    super(message)
    this.name = "ProviderFailure"
    this.failure = failure
    this.counts = options.counts ?? (failure !== "no-data" && failure !== "bad-symbol")
    this.mayRetry = options.mayRetry ?? (failure === "timeout" || failure === "malformed")
    this.retryAfterMs = options.retryAfterMs ?? null
    this.reason = options.reason ?? null
  }
}

/** No request was made, and why. */
export class ProviderSkip extends Error {
  readonly why: SkipReason
  readonly retryAt: Instant | null
  /** What has opened the breaker, where that is why. */
  readonly breakerCause: ErrorClass | null

  constructor(why: SkipReason, retryAt: Instant | null, breakerCause: ErrorClass | null = null) {
    super(why)
    this.name = "ProviderSkip"
    this.why = why
    this.retryAt = retryAt
    this.breakerCause = breakerCause
  }
}
