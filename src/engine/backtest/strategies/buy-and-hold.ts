import { LONG_ENTRY, SHORT_ENTRY } from "./signal-events.ts"
import type { SignalStrategy } from "./strategy.ts"

export const buyAndHold: SignalStrategy = {
  id: "buy-and-hold",
  label: "Buy and hold",
  rule: "Buy at the first bar.",
  directions: ["long", "short", "both"],
  parameters: [],
  expressions: [],
  constraint: null,
  warmUp: () => 0,
  signals(_columns, _parameters, { from, to }, events) {
    if (from < to) events.add(from, LONG_ENTRY | SHORT_ENTRY)
  },
}
