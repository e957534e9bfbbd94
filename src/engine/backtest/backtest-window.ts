import { isoDate } from "../money/iso-date.ts"
import type { EpochDay } from "../money/iso-date.ts"
import type { Bars } from "./bars.ts"
import { InvalidBacktest } from "./invalid-backtest.ts"

/** Indices of the bars of a test: from the first (included) to `to` (not included). */
export type BacktestWindow = { readonly from: number; readonly to: number }

/**
 * The bars between two days, both included; bars before them still feed the indicators.
 * @throws InvalidBacktest when there is none; the sentence names the days that have prices
 */
export function backtestWindow(
  { days }: Bars,
  { from, to }: { readonly from?: EpochDay | undefined; readonly to?: EpochDay | undefined },
): BacktestWindow {
  if (days.length === 0)
    throw new InvalidBacktest("no-bars", "there are no prices; at least two bars are needed")
  if (from !== undefined && to !== undefined && from > to) {
    throw new InvalidBacktest(
      "no-bars",
      `the test runs from ${isoDate(from)} to ${isoDate(to)}; allowed: a first day that is not after the last`,
    )
  }
  const window = {
    from: from === undefined ? 0 : firstAtOrAfter(days, from),
    to: to === undefined ? days.length : firstAtOrAfter(days, to + 1),
  }
  if (window.to - window.from < 2) {
    const asked = `${isoDate(from ?? days[0])} to ${isoDate(to ?? days[days.length - 1])}`
    const there = `${isoDate(days[0])} to ${isoDate(days[days.length - 1])}`
    throw new InvalidBacktest(
      "no-bars",
      `there are fewer than two prices from ${asked}; the prices run from ${there}`,
    )
  }
  return window
}

function firstAtOrAfter(days: Int32Array, day: EpochDay): number {
  let low = 0
  let high = days.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (days[middle] < day) low = middle + 1
    else high = middle
  }
  return low
}
