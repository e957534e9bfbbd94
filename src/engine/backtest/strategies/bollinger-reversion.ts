import { populationDeviation } from "../indicators/population-deviation.ts"
import { sma } from "../indicators/sma.ts"
import { LONG_ENTRY, LONG_EXIT, SHORT_ENTRY, SHORT_EXIT } from "./signal-events.ts"
import type { SignalStrategy } from "./strategy.ts"

export const bollingerReversion: SignalStrategy = {
  id: "bollinger-reversion",
  label: "Bollinger reversion",
  rule: "Flat and close < lower band: buy. In position and close ≥ middle: close.",
  directions: ["long", "short", "both"],
  parameters: [
    { name: "period", label: "Period, bars", kind: "integer", default: 20, min: 2, max: 400 },
    { name: "deviations", label: "Deviations", kind: "number", default: 2, min: 0.1, max: 5 },
  ],
  expressions: [],
  constraint: null,
  warmUp: (parameters) => parameters[0] - 1,
  signals(columns, parameters, { from, to }, events) {
    const middle = columns.get("sma", parameters[0], (bars, period) => sma(bars.close, period))
    const deviation = columns.get("deviation", parameters[0], (bars, period) =>
      populationDeviation(bars.close, period),
    )
    const { close } = columns.bars
    const deviations = parameters[1]
    for (let bar = from; bar < to; bar++) {
      const price = close[bar]
      const centre = middle[bar]
      const width = deviations * deviation[bar]
      let flags = price >= centre ? LONG_EXIT : 0
      if (price <= centre) flags |= SHORT_EXIT
      if (price < centre - width) flags |= LONG_ENTRY
      if (price > centre + width) flags |= SHORT_ENTRY
      events.add(bar, flags)
    }
  },
}
