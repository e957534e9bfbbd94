import type { Bars } from "../../src/engine/backtest/bars.ts"
import { weekday } from "../../src/engine/money/iso-date.ts"
import { generator, randomBars } from "../../src/engine/backtest/random-bars.fixture.ts"
import type { SearchRequest } from "../../src/engine/backtest/search/search-request.ts"
import type { StrategyChoice } from "../../src/engine/backtest/strategies/resolve-strategy.ts"

const SUNDAY = 0

/** A random walk in cents on working days, the same in every run. */
export function walk(count: number): Bars {
  const bars = randomBars(generator(8), { count, volatility: 0.035, intraday: false })
  const first = bars.days[0] + ((7 + SUNDAY - weekday(bars.days[0])) % 7) + 1
  const days = bars.days.map((_, bar) => first + 7 * Math.floor(bar / 5) + (bar % 5))
  return { ...bars, days }
}

export const grid = { firstFast: 2, fasts: 50, firstSlow: 60, slows: 200 } as const

/** 50 × 200 pairs of averages. */
export function smaCrossGrid(bars: Bars): SearchRequest & { readonly strategy: StrategyChoice } {
  const { firstFast, fasts, firstSlow, slows } = grid
  return {
    bars,
    strategy: { id: "sma-cross" },
    ranges: [
      { name: "fast", from: firstFast, to: firstFast + fasts - 1, step: 1 },
      { name: "slow", from: firstSlow, to: firstSlow + slows - 1, step: 1 },
    ],
  }
}
