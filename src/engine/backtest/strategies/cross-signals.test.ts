import * as fc from "fast-check"
import { expect, it } from "vitest"
import { crossSignals } from "./cross-signals.ts"
import { LONG_ENTRY, LONG_EXIT, SHORT_ENTRY, SHORT_EXIT, SignalEvents } from "./signal-events.ts"

/** The definition, bar by bar: a crossing needs both bars, and an exact tie is none. */
function byDefinition(fast: Float64Array, slow: Float64Array, from: number) {
  const events: [number, number][] = []
  let ties = 0
  for (let bar = from; bar < fast.length; bar++) {
    if (fast[bar] === slow[bar]) ties++
    if (bar === 0) continue
    const up = fast[bar - 1] < slow[bar - 1] && fast[bar] > slow[bar]
    const down = fast[bar - 1] > slow[bar - 1] && fast[bar] < slow[bar]
    if (up) events.push([bar, LONG_ENTRY | SHORT_EXIT])
    if (down) events.push([bar, SHORT_ENTRY | LONG_EXIT])
  }
  return { events, ties }
}

// Lines that stay apart for long stretches, meet, touch, and are undefined for a while.
const line = fc
  .array(fc.tuple(fc.constantFrom(0, 1, 2, 5, NaN), fc.integer({ min: 1, max: 40 })), { maxLength: 12 })
  .map((parts) => Float64Array.from(parts.flatMap(([value, bars]) => Array<number>(bars).fill(value))))

it("finds the crossings and ties of the definition, wherever it begins and however long the lines stay apart", () => {
  fc.assert(
    fc.property(line, line, fc.nat(60), (first, second, begin) => {
      const length = Math.min(first.length, second.length)
      const [fast, slow] = [first.slice(0, length), second.slice(0, length)]
      const from = Math.min(begin, length)
      const events = new SignalEvents(length + 1)
      crossSignals(fast, slow, { from, to: length }, events)
      const found = Array.from({ length: events.count }, (_, i) => [events.bars[i], events.flags[i]])
      expect({ events: found, ties: events.ties }).toEqual(byDefinition(fast, slow, from))
    }),
    { numRuns: 2_000 },
  )
})
