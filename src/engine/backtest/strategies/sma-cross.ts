import { sma } from "../indicators/sma.ts"
import { crossSignals } from "./cross-signals.ts"
import type { SignalStrategy } from "./strategy.ts"

export const smaCross: SignalStrategy = {
  id: "sma-cross",
  label: "SMA cross",
  rule: "Flat and SMA(fast) crosses above SMA(slow): buy. In position and it crosses below: close.",
  directions: ["long", "short", "both"],
  parameters: [
    { name: "fast", label: "Fast average, bars", kind: "integer", default: 10, min: 2, max: 100 },
    { name: "slow", label: "Slow average, bars", kind: "integer", default: 30, min: 3, max: 400 },
  ],
  expressions: [],
  constraint: "fast < slow",
  warmUp: (parameters) => Math.max(parameters[0], parameters[1]) - 1,
  signals(columns, parameters, span, events) {
    const fast = columns.get("sma", parameters[0], (bars, period) => sma(bars.close, period))
    const slow = columns.get("sma", parameters[1], (bars, period) => sma(bars.close, period))
    crossSignals(fast, slow, span, events)
  },
}
