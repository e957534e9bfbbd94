import { ema } from "../indicators/ema.ts"
import { LONG_ENTRY, LONG_EXIT, SHORT_ENTRY, SHORT_EXIT } from "./signal-events.ts"
import type { SignalStrategy } from "./strategy.ts"

export const macdCross: SignalStrategy = {
  id: "macd-cross",
  label: "MACD cross",
  rule: "Flat and MACD, EMA(fast) − EMA(slow), crosses above its signal, the EMA(signal) of it: buy. In position and it crosses below: close.",
  directions: ["long", "short", "both"],
  parameters: [
    { name: "fast", label: "Fast average, bars", kind: "integer", default: 12, min: 2, max: 100 },
    { name: "slow", label: "Slow average, bars", kind: "integer", default: 26, min: 3, max: 400 },
    { name: "signal", label: "Signal average, bars", kind: "integer", default: 9, min: 2, max: 100 },
  ],
  expressions: [],
  constraint: "fast < slow",
  warmUp: (parameters) => Math.max(parameters[0], parameters[1]) - 1 + parameters[2] - 1,
  signals(columns, parameters, { from, to }, events) {
    const fast = columns.get("ema", parameters[0], (bars, period) => ema(bars.close, period))
    const slow = columns.get("ema", parameters[1], (bars, period) => ema(bars.close, period))
    const alpha = 2 / (parameters[2] + 1)
    let signal = NaN
    let below = false
    let above = false
    const firstLine = Math.max(parameters[0], parameters[1]) - 1
    const firstSignal = firstLine + parameters[2] - 1
    // The signal line is followed here, from its first bar on, since a column of it would be of use to one run only.
    for (let bar = firstLine; bar < to; bar++) {
      const line = fast[bar] - slow[bar]
      signal = Number.isNaN(signal) ? line : signal + alpha * (line - signal)
      const nowAbove = line > signal
      const nowBelow = line < signal
      if (bar >= from) {
        if (below && nowAbove) events.add(bar, LONG_ENTRY | SHORT_EXIT)
        if (above && nowBelow) events.add(bar, SHORT_ENTRY | LONG_EXIT)
        if (line === signal) events.ties++
      }
      above = nowAbove && bar >= firstSignal
      below = nowBelow && bar >= firstSignal
    }
  },
}
