type Share = { next: number; end: number }

/**
 * The runs of a search as threads take them, piece by piece: each from a share of its own, so that it meets the same indicators again, and the
 * last ones from the end of whichever share has most left, so that none is left working alone for long.
 */
export class WorkShares {
  readonly #shares: Share[]

  constructor(runs: number, workers: number) {
    const bound = (worker: number) => Math.floor((worker * runs) / workers)
    this.#shares = Array.from({ length: workers }, (_, worker) => ({
      next: bound(worker),
      end: bound(worker + 1),
    }))
  }

  /** The next piece of one worker, from (included) to `to` (not included); null when none is left. */
  take(worker: number): { readonly from: number; readonly to: number } | null {
    const own = this.#shares[worker]
    if (own.next < own.end) {
      const from = own.next
      own.next = Math.min(own.end, from + pieceOf(own))
      return { from, to: own.next }
    }
    const other = this.#shares.reduce((most, share) => (leftOf(share) > leftOf(most) ? share : most))
    if (leftOf(other) === 0) return null
    const to = other.end
    other.end = Math.max(other.next, to - pieceOf(other))
    return { from: other.end, to }
  }

  /** Nothing is left. */
  clear(): void {
    for (const share of this.#shares) share.next = share.end
  }
}

/** A quarter of what is left, so that threads end at about the same time; at most a thousand runs, at least 32. */
function pieceOf(share: Share): number {
  return Math.max(32, Math.min(1_000, Math.ceil(leftOf(share) / 4)))
}

function leftOf({ next, end }: Share): number {
  return end - next
}
