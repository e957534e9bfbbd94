import { LONG_ENTRY, LONG_EXIT, SHORT_ENTRY, SHORT_EXIT } from "./signal-events.ts"
import type { SignalStrategy } from "./strategy.ts"

export const momentum: SignalStrategy = {
  id: "momentum",
  label: "Momentum",
  rule: "In position while close ÷ close `lookback` bars before − 1 > threshold.",
  directions: ["long", "short", "both"],
  parameters: [
    { name: "lookback", label: "Lookback, bars", kind: "integer", default: 126, min: 1, max: 1000 },
    { name: "threshold", label: "Return above", kind: "number", default: 0, min: -1, max: 1 },
  ],
  expressions: [],
  constraint: null,
  warmUp: (parameters) => parameters[0],
  signals(columns, parameters, { from, to }, events) {
    const { close } = columns.bars
    const lookback = parameters[0]
    const threshold = parameters[1]
    for (let bar = from; bar < to; bar++) {
      const change = close[bar] / close[bar - lookback] - 1
      events.add(
        bar,
        (change > threshold ? LONG_ENTRY : LONG_EXIT) | (change < -threshold ? SHORT_ENTRY : SHORT_EXIT),
      )
    }
  },
}
