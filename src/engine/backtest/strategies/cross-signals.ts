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
  let below = from > 0 && fast[from - 1] < slow[from - 1]
  let above = from > 0 && fast[from - 1] > slow[from - 1]
  for (let bar = from; bar < to; bar++) {
    const left = fast[bar]
    const right = slow[bar]
    if (left > right) {
      if (below) events.add(bar, LONG_ENTRY | SHORT_EXIT)
      above = true
      below = false
    } else if (left < right) {
      if (above) events.add(bar, SHORT_ENTRY | LONG_EXIT)
      above = false
      below = true
    } else {
      if (left === right) events.ties++
      above = below = false
    }
  }
}
