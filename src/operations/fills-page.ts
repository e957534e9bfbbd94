/** A page of the trades of a run. */
export type FillsPage<Trade> = {
  readonly data: readonly Trade[]
  /** Number of the trade with which the next page begins; null after the last. */
  readonly next: number | null
}
