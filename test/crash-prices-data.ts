import { barsOf, type DailyBars } from "../src/engine/prices/daily-bars.ts"

export const INSTRUMENTS = 120
const FIRST_DAY = 19_500

/** What an instrument costs on a day, in cents. */
export function closeOf(index: number, day: number): number {
  return (1_000 + index * 100 + ((day * 37) % 977)) / 100
}

/** Bars of every day up to one, whose columns differ by known amounts. */
export function historyOf(index: number, to: number): DailyBars {
  const bars = barsOf(to - FIRST_DAY + 1)
  for (let bar = 0; bar < bars.days.length; bar++) {
    const day = FIRST_DAY + bar
    bars.days[bar] = day
    bars.close[bar] = closeOf(index, day)
    bars.open[bar] = closeOf(index, day) + 1
    bars.high[bar] = closeOf(index, day) + 2
    bars.low[bar] = closeOf(index, day) - 2
    bars.volume[bar] = day
  }
  return bars
}
