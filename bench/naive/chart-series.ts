import { byClose, groupBy } from "./check-trades.ts"
import { dailyEquity, marginHeld, monthlyReturns } from "./daily-equity.ts"
import { mean, quantile, standardDeviation } from "./numbers.ts"
import type { NaiveTrade } from "./parse-trades.ts"
import { streakLengths } from "./trade-statistics.ts"

/** What charts draw, from an object a day; a rolling figure takes a slice for each window. */
export function chartSeries(
  trades: readonly NaiveTrade[],
  sessions: readonly string[],
  initialCapital: number,
  window: number,
) {
  const days = dailyEquity(trades, sessions, initialCapital)
  const windows = days.slice(window - 1).map((_, i) => days.slice(i, i + window).map((day) => day.return))
  const pnl = [...trades].sort(byClose).map((trade) => trade.pnl)
  return {
    equity: days.map((day) => day.equity),
    cumulativePnl: days.map((day) => day.equity - initialCapital),
    drawdown: days.map((day) => day.drawdown),
    drawdownInMoney: days.map((day) => day.equity - day.peak),
    marginHeld: marginHeld(trades, days).byDay,
    monthly: monthlyReturns(days).map((month) => month.return),
    yearly: Object.values(groupBy(days, (day) => day.date.slice(0, 4))).map(
      (of) => of.reduce((product, day) => product * (1 + day.return), 1) - 1,
    ),
    sharpe: windows.map((returns) => (mean(returns) / standardDeviation(returns)) * Math.sqrt(252)),
    volatility: windows.map((returns) => standardDeviation(returns) * Math.sqrt(252)),
    streaks: streakLengths(pnl),
    histogram: histogram(pnl),
  }
}

/** Bins by Freedman and Diaconis with a round width, between the first and the 99th percentile. */
function histogram(pnl: readonly number[]): number[] {
  const [low, high] = [quantile(pnl, 0.01), quantile(pnl, 0.99)]
  const spread = quantile(pnl, 0.75) - quantile(pnl, 0.25)
  const least = Math.max((2 * spread) / Math.cbrt(pnl.length), (high - low) / 60)
  const magnitude = 10 ** Math.floor(Math.log10(least))
  const width = ([1, 2, 5, 10].find((factor) => factor * magnitude >= least) ?? 10) * magnitude
  const first = Math.floor(low / width)
  const bins = Array.from({ length: Math.floor(high / width) - first + 1 }, () => 0)
  for (const value of pnl) {
    const bin = Math.floor(value / width) - first
    if (bin >= 0 && bin < bins.length) bins[bin]++
  }
  return bins
}
