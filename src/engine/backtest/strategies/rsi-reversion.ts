import { rsi } from "../indicators/rsi.ts"
import { LONG_ENTRY, LONG_EXIT, SHORT_ENTRY, SHORT_EXIT } from "./signal-events.ts"
import type { SignalStrategy } from "./strategy.ts"

export const rsiReversion: SignalStrategy = {
  id: "rsi-reversion",
  label: "RSI reversion",
  rule: "Flat and RSI(period) < oversold: buy. In position and RSI(period) > overbought: close.",
  directions: ["long", "short", "both"],
  parameters: [
    { name: "period", label: "Period, bars", kind: "integer", default: 14, min: 2, max: 50 },
    { name: "oversold", label: "Oversold below", kind: "number", default: 30, min: 5, max: 50 },
    { name: "overbought", label: "Overbought above", kind: "number", default: 70, min: 50, max: 95 },
  ],
  expressions: [],
  constraint: null,
  warmUp: (parameters) => parameters[0],
  signals(columns, parameters, { from, to }, events) {
    const index = columns.get("rsi", parameters[0], (bars, period) => rsi(bars.close, period))
    const oversold = parameters[1]
    const overbought = parameters[2]
    for (let bar = from; bar < to; bar++) {
      const value = index[bar]
      if (value < oversold) events.add(bar, LONG_ENTRY | SHORT_EXIT)
      else if (value > overbought) events.add(bar, SHORT_ENTRY | LONG_EXIT)
    }
  },
}
