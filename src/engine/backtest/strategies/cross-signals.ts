import type { SignalEvents } from "./signal-events.ts"
import { LONG_ENTRY, LONG_EXIT, SHORT_ENTRY, SHORT_EXIT } from "./signal-events.ts"
import type { SignalSpan } from "./strategy.ts"

/** Bars are looked at in stretches of eight. */
const STRETCH_BITS = 3
const LAST_OF_STRETCH = (1 << STRETCH_BITS) - 1

/**
 * Events of two lines that cross: at t when fast[t−1] < slow[t−1] and fast[t] > slow[t], or the other way round. A path through an exact
 * tie is no crossing; the ties are counted.
 */
export function crossSignals(
  fast: Float64Array,
  slow: Float64Array,
  span: SignalSpan,
  events: SignalEvents,
): void {
  if (events.crossings !== null && events.crossings(fast, slow, span, events)) return
  const { from, to } = span
  const { low: fastLow, high: fastHigh } = rangesOf(fast)
  const { low: slowLow, high: slowHigh } = rangesOf(slow)
  let bar = from
  let side = from > 0 ? sideAt(fast, slow, from - 1) : 0
  while (bar < to) {
    // Nearly every bar is on the side of the one before: these loops are what a search of thousands of pairs spends its time in, and
    // mostly the lines are so far apart that whole stretches can be passed over.
    if (side === 1) bar = whileAbove(fast, slow, fastLow, slowHigh, bar, to)
    else if (side === -1) bar = whileAbove(slow, fast, slowLow, fastHigh, bar, to)
    if (bar >= to) return
    const now = sideAt(fast, slow, bar)
    if (side === -1 && now === 1) events.add(bar, LONG_ENTRY | SHORT_EXIT)
    if (side === 1 && now === -1) events.add(bar, SHORT_ENTRY | LONG_EXIT)
    if (fast[bar] === slow[bar]) events.ties++
    side = now
    bar++
  }
}

/** The first bar at which the upper line is no longer above the lower one; at or beyond `to` when there is none before. */
function whileAbove(
  upper: Float64Array,
  lower: Float64Array,
  upperLow: Float64Array,
  lowerHigh: Float64Array,
  from: number,
  to: number,
): number {
  let bar = from
  while (bar < to) {
    const end = Math.min(to, (bar | LAST_OF_STRETCH) + 1)
    while (bar < end && upper[bar] > lower[bar]) bar++
    if (bar < end) return bar
    let stretch = bar >> STRETCH_BITS
    while (upperLow[stretch] > lowerHigh[stretch]) stretch++
    bar = Math.max(bar, stretch << STRETCH_BITS)
  }
  return bar
}

type Ranges = { readonly low: Float64Array; readonly high: Float64Array }

const known = new WeakMap<Float64Array, Ranges>()

/** Lowest and highest value of each stretch of a line, worked out once; NaN where one of its values is. */
function rangesOf(line: Float64Array): Ranges {
  const found = known.get(line)
  if (found !== undefined) return found
  const stretches = Math.ceil(line.length / (1 << STRETCH_BITS))
  // One more, of NaN: a loop over them ends there of itself.
  const low = new Float64Array(stretches + 1).fill(Infinity, 0, stretches).fill(NaN, stretches)
  const high = new Float64Array(stretches + 1).fill(-Infinity, 0, stretches).fill(NaN, stretches)
  for (let bar = 0; bar < line.length; bar++) {
    const stretch = bar >> STRETCH_BITS
    // Of a NaN and a number, both give NaN.
    low[stretch] = Math.min(low[stretch], line[bar])
    high[stretch] = Math.max(high[stretch], line[bar])
  }
  const ranges = { low, high }
  known.set(line, ranges)
  return ranges
}

/** 1 above, −1 below, 0 where the lines are equal or undefined. */
function sideAt(fast: Float64Array, slow: Float64Array, bar: number): 1 | 0 | -1 {
  if (fast[bar] > slow[bar]) return 1
  return fast[bar] < slow[bar] ? -1 : 0
}
