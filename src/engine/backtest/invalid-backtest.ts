/** What of a request cannot be run. */
export type InvalidBacktestCode =
  | "unknown-strategy"
  | "unknown-parameter"
  | "parameter-out-of-range"
  | "constraint-broken"
  | "bad-expression"
  | "bad-setting"
  | "no-bars"
  | "bad-search"
  | "failed-strategy"

/** A request that cannot be run as it stands: one sentence that says what is wrong and lists what is allowed. */
export class InvalidBacktest extends Error {
  override readonly name = "InvalidBacktest"
  readonly code: InvalidBacktestCode

  constructor(code: InvalidBacktestCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
