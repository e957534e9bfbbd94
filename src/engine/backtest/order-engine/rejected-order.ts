export type RejectionReason = "invalid" | "no-units" | "not-enough-cash" | "end-of-data" | "ruin"

/** An order that was not filled, and why. */
export type RejectedOrder = {
  /** The bar in which it was refused. */
  readonly bar: number
  /** In words: `buy 0.5 limit 99`. */
  readonly order: string
  readonly reason: RejectionReason
  readonly detail: string
}
