import type { BacktestWindow } from "./backtest-window.ts"
import { InvalidBacktest } from "./invalid-backtest.ts"

/**
 * The first bar of the window at which every indicator is defined.
 * @param warmUp bars before the first at which they all are
 * @throws InvalidBacktest when the window ends before it
 */
export function firstTradableBar({ from, to }: BacktestWindow, warmUp: number): number {
  const first = Math.max(from, warmUp)
  if (first < to) return first
  throw new InvalidBacktest(
    "no-bars",
    `the indicators are defined from bar ${warmUp + 1} of the prices on, and the test ends at bar ${to}; longer prices or shorter periods are needed`,
  )
}
