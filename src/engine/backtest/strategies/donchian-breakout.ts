import { donchianHigh, donchianLow } from "../indicators/donchian-channel.ts"
import { LONG_ENTRY, LONG_EXIT, SHORT_ENTRY, SHORT_EXIT } from "./signal-events.ts"
import type { SignalStrategy } from "./strategy.ts"

export const donchianBreakout: SignalStrategy = {
  id: "donchian-breakout",
  label: "Donchian breakout",
  rule: "Flat and close > highest high of the `entry` bars before: buy. In position and close < lowest low of the `exit` bars before: close.",
  directions: ["long", "short", "both"],
  parameters: [
    { name: "entry", label: "Entry channel, bars", kind: "integer", default: 20, min: 1, max: 400 },
    { name: "exit", label: "Exit channel, bars", kind: "integer", default: 10, min: 1, max: 400 },
  ],
  expressions: [],
  constraint: null,
  warmUp: (parameters) => Math.max(parameters[0], parameters[1]),
  signals(columns, parameters, { from, to }, events) {
    const high = (period: number) =>
      columns.get("donchian-high", period, (bars, length) => donchianHigh(bars.high, length))
    const low = (period: number) =>
      columns.get("donchian-low", period, (bars, length) => donchianLow(bars.low, length))
    const entryHigh = high(parameters[0])
    const entryLow = low(parameters[0])
    const exitHigh = high(parameters[1])
    const exitLow = low(parameters[1])
    const { close } = columns.bars
    for (let bar = from; bar < to; bar++) {
      const price = close[bar]
      let flags = price > entryHigh[bar] ? LONG_ENTRY : 0
      if (price < exitLow[bar]) flags |= LONG_EXIT
      if (price < entryLow[bar]) flags |= SHORT_ENTRY
      if (price > exitHigh[bar]) flags |= SHORT_EXIT
      events.add(bar, flags)
    }
  },
}
