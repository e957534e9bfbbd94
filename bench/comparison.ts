/** One line of the table: what was timed, ours and the other way to do it. */
export type Comparison = {
  readonly subject: string
  readonly trades: number
  readonly unit: "ms" | "MB"
  readonly ours: number
  readonly other: number
  /** What `other` is. */
  readonly against: string
}

/** What every subject works on. */
export type Logs = {
  readonly trades: number
  /** A trade log in the form of an Option Omega export. */
  readonly bytes: Uint8Array
}
