/**
 * The runs of a search as threads take them, piece by piece: each from a share of its own, so that it meets the same indicators again, and the
 * last ones from the end of whichever share has most left, so that none is left working alone for long.
 */
export class WorkShares {
  readonly #shares: { next: number; end: number }[]
  readonly #size: number

  constructor(runs: number, workers: number) {
    const bound = (worker: number) => Math.floor((worker * runs) / workers)
    this.#shares = Array.from({ length: workers }, (_, worker) => ({
      next: bound(worker),
      end: bound(worker + 1),
    }))
    // Some 16 pieces a thread; at most a thousand runs, at least eight.
    this.#size = Math.max(8, Math.min(1_000, Math.ceil(runs / (16 * workers))))
  }

  /** The next piece of one worker, from (included) to `to` (not included); null when none is left. */
  take(worker: number): { readonly from: number; readonly to: number } | null {
    const own = this.#shares[worker]
    if (own.next < own.end) {
      const from = own.next
      own.next = Math.min(own.end, from + this.#size)
      return { from, to: own.next }
    }
    const other = this.#shares.reduce((most, share) => (leftOf(share) > leftOf(most) ? share : most))
    if (leftOf(other) === 0) return null
    const to = other.end
    other.end = Math.max(other.next, to - this.#size)
    return { from: other.end, to }
  }

  /** Nothing is left. */
  clear(): void {
    for (const share of this.#shares) share.next = share.end
  }
}

function leftOf({ next, end }: { readonly next: number; readonly end: number }): number {
  return end - next
}
