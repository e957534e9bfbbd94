import type { Side } from "../costs.ts"
import { LONG_ENTRY, LONG_EXIT, SHORT_ENTRY, SHORT_EXIT } from "../strategies/signal-events.ts"
import type { SignalEvents } from "../strategies/signal-events.ts"
import type { Direction } from "../strategies/strategy.ts"
import type { OrderEngine } from "./order-engine.ts"

/** The sides on which a direction may enter, as flags. */
export function entryFlags(direction: Direction): number {
  return direction === "both" ? LONG_ENTRY | SHORT_ENTRY : direction === "long" ? LONG_ENTRY : SHORT_ENTRY
}

/**
 * Acts on signals: flat, an entry signal enters, long before short; in a trade, an entry signal of the other side reverses (a close and a new
 * entry at the same fill), else its own exit signal closes. A signal in the direction already held does nothing.
 */
export function signalProgram(
  engine: OrderEngine,
  events: SignalEvents,
  direction: Direction,
): (bar: number) => void {
  const entries = entryFlags(direction)
  const { open } = engine.account
  let next = 0
  return (bar) => {
    while (next < events.count && events.bars[next] < bar) next++
    if (next === events.count || events.bars[next] !== bar) return
    const flags = events.flags[next]
    if (open.length === 0) {
      const side = sideOf(flags & entries)
      if (side !== 0) engine.enter(side)
      return
    }
    const long = open[0].size > 0
    const opposite = flags & entries & (long ? SHORT_ENTRY : LONG_ENTRY)
    if (opposite === 0 && (flags & (long ? LONG_EXIT : SHORT_EXIT)) === 0) return
    engine.closeAll("signal")
    if (opposite !== 0) engine.enter(long ? -1 : 1)
  }
}

/** The side that entry flags mean, long before short; 0 for none. */
export function sideOf(flags: number): Side | 0 {
  if ((flags & LONG_ENTRY) !== 0) return 1
  return (flags & SHORT_ENTRY) !== 0 ? -1 : 0
}
