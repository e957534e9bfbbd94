import type { SignalEvents } from "./signal-events.ts"
import { LONG_ENTRY, LONG_EXIT, SHORT_ENTRY, SHORT_EXIT } from "./signal-events.ts"
import type { SignalSpan } from "./strategy.ts"

/**
 * Events of two lines that cross: at t when fast[t−1] < slow[t−1] and fast[t] > slow[t], or the other way round. A path through an exact
 * tie is no crossing; the ties are counted.
 */
export function crossSignals(
  fast: Float64Array,
  slow: Float64Array,
  { from, to }: SignalSpan,
  events: SignalEvents,
): void {
  let bar = from
  let side = from > 0 ? sideAt(fast, slow, from - 1) : 0
  while (bar < to) {
    // Nearly every bar is on the side of the one before: these two loops are what a search of thousands of pairs spends its time in.
    if (side === 1) while (bar < to && fast[bar] > slow[bar]) bar++
    else if (side === -1) while (bar < to && fast[bar] < slow[bar]) bar++
    if (bar === to) return
    const now = sideAt(fast, slow, bar)
    if (side === -1 && now === 1) events.add(bar, LONG_ENTRY | SHORT_EXIT)
    if (side === 1 && now === -1) events.add(bar, SHORT_ENTRY | LONG_EXIT)
    if (fast[bar] === slow[bar]) events.ties++
    side = now
    bar++
  }
}

/** 1 above, −1 below, 0 where the lines are equal or undefined. */
function sideAt(fast: Float64Array, slow: Float64Array, bar: number): 1 | 0 | -1 {
  if (fast[bar] > slow[bar]) return 1
  return fast[bar] < slow[bar] ? -1 : 0
}
