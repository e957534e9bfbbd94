import type { Bars } from "../bars.ts"
import { IndicatorColumns } from "../strategies/indicator-columns.ts"
import { resolveStrategy } from "../strategies/resolve-strategy.ts"
import type { StrategyChoice } from "../strategies/resolve-strategy.ts"
import { LONG_ENTRY, LONG_EXIT, SignalEvents } from "../strategies/signal-events.ts"

/**
 * Whether a strategy is in position after each close, by its entry and exit signals from its first defined bar on: 1 or 0 a bar. What
 * comes after a bar does not change it.
 * @throws InvalidBacktest
 */
export function strategyPositions(bars: Bars, choice: StrategyChoice): Uint8Array {
  const { length } = bars.close
  const { strategy, values } = resolveStrategy({ ...choice, direction: "long" })
  const events = new SignalEvents(length)
  const window = { from: Math.min(strategy.warmUp(values), length), to: length }
  strategy.signals(new IndicatorColumns(bars), values, window, events)
  const inPosition = new Uint8Array(length)
  let next = 0
  let held = 0
  for (let bar = 0; bar < length; bar++) {
    if (next < events.count && events.bars[next] === bar) {
      const flags = events.flags[next++]
      if (held === 0 && (flags & LONG_ENTRY) !== 0) held = 1
      else if (held === 1 && (flags & LONG_EXIT) !== 0) held = 0
    }
    inPosition[bar] = held
  }
  return inPosition
}
