import { barsOf, type DailyBars } from "./daily-bars.ts"

/** Bars on consecutive days from `firstDay` whose four prices are equal, with a volume of 1,000. */
export function barsAt(closes: readonly number[], firstDay = 100): DailyBars {
  const bars = barsOf(closes.length)
  closes.forEach((close, bar) => {
    bars.days[bar] = firstDay + bar
    bars.open[bar] = bars.high[bar] = bars.low[bar] = bars.close[bar] = close
    bars.volume[bar] = 1_000
  })
  return bars
}

/** The same without the days of some bars, by index. */
export function withoutBars(bars: DailyBars, dropped: readonly number[]): DailyBars {
  const keep = (_: number, bar: number) => !dropped.includes(bar)
  return {
    days: bars.days.filter(keep),
    open: bars.open.filter(keep),
    high: bars.high.filter(keep),
    low: bars.low.filter(keep),
    close: bars.close.filter(keep),
    volume: bars.volume.filter(keep),
  }
}
