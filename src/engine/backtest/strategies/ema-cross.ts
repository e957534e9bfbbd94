import { ema } from "../indicators/ema.ts"
import { crossSignals } from "./cross-signals.ts"
import type { SignalStrategy } from "./strategy.ts"

export const emaCross: SignalStrategy = {
  id: "ema-cross",
  label: "EMA cross",
  rule: "Flat and EMA(fast) crosses above EMA(slow): buy. In position and it crosses below: close.",
  directions: ["long", "short", "both"],
  parameters: [
    { name: "fast", label: "Fast average, bars", kind: "integer", default: 12, min: 2, max: 100 },
    { name: "slow", label: "Slow average, bars", kind: "integer", default: 26, min: 3, max: 400 },
  ],
  expressions: [],
  constraint: "fast < slow",
  warmUp: (parameters) => Math.max(parameters[0], parameters[1]) - 1,
  signals(columns, parameters, span, events) {
    const fast = columns.get("ema", parameters[0], (bars, period) => ema(bars.close, period))
    const slow = columns.get("ema", parameters[1], (bars, period) => ema(bars.close, period))
    crossSignals(fast, slow, span, events)
  },
}
