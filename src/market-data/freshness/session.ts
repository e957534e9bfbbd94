import type { EpochDay } from "../../engine/money/iso-date.ts"
import type { Instant } from "../../operations/market-data-port.ts"

/** One trading session as moments; the exchange calendar makes them. */
export type Session = {
  readonly date: EpochDay
  readonly open: Instant
  readonly close: Instant
  /** A midday break, where the exchange has one. */
  readonly breakStart?: Instant
  readonly breakEnd?: Instant
}

/** Index of the last session that opened at or before `at`, −1 when there is none. `sessions` ascend. */
export function lastOpened(sessions: readonly Session[], at: Instant): number {
  let low = 0
  let high = sessions.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sessions[middle]?.open ?? Infinity) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}
