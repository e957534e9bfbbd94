import { byClose, groupBy } from "./check-trades.ts"
import type { Day } from "./daily-equity.ts"
import { marginHeld } from "./daily-equity.ts"
import { mean, normal, standardDeviation, sum } from "./numbers.ts"
import type { NaiveTrade } from "./parse-trades.ts"

/** The trade figures, each with its own walk over the objects. */
export function tradeStatistics(
  unordered: readonly NaiveTrade[],
  days: readonly Day[],
): Record<string, number> {
  const trades = [...unordered].sort(byClose)
  const pnl = trades.map((trade) => trade.pnl)
  const wins = pnl.filter((value) => value > 0)
  const losses = pnl.filter((value) => value < 0)
  const winRate = wins.length / trades.length
  const payoffRatio = mean(wins) / Math.abs(mean(losses))
  const onMargin = trades.filter((trade) => trade.margin > 0).map((trade) => trade.pnl / trade.margin)
  const streaks = streakLengths(pnl)
  const premium = (trade: NaiveTrade) => Math.abs(trade.premium * trade.contracts)
  const margin = marginHeld(trades, days)
  const favourable = trades.filter((trade) => trade.maxProfit > 0)
  const adverse = trades.filter((trade) => trade.maxLoss < 0)
  return {
    trades: trades.length,
    wins: wins.length,
    losses: losses.length,
    breakEven: pnl.filter((value) => value === 0).length,
    winRate,
    totalPnl: sum(pnl),
    grossProfit: sum(wins),
    averagePnl: mean(pnl),
    averageWin: mean(wins),
    averageLoss: mean(losses),
    largestWin: wins.reduce((a, b) => Math.max(a, b)),
    largestLoss: losses.reduce((a, b) => Math.min(a, b)),
    profitFactor: sum(wins) / Math.abs(sum(losses)),
    expectancy: mean(pnl),
    expectancyR: mean(pnl) / Math.abs(mean(losses)),
    payoffRatio,
    kellyFraction: winRate - (1 - winRate) / payoffRatio,
    systemQualityNumber: (Math.sqrt(pnl.length) * mean(pnl)) / standardDeviation(pnl),
    returnOnMarginMean: mean(onMargin),
    returnOnMarginSd: standardDeviation(onMargin),
    returnOnMarginMin: onMargin.reduce((a, b) => Math.min(a, b)),
    returnOnMarginMax: onMargin.reduce((a, b) => Math.max(a, b)),
    longestWinStreak: streaks.reduce((a, b) => Math.max(a, b)),
    longestLossStreak: -streaks.reduce((a, b) => Math.min(a, b)),
    currentStreak: pnl[pnl.length - 1] === 0 ? 0 : streaks[streaks.length - 1],
    runsTest: runsTest(pnl),
    monthlyWinRate: periodWinRate(trades, (trade) => trade.dateClosed.slice(0, 7)),
    weeklyWinRate: periodWinRate(trades, (trade) => weekOf(trade.dateClosed)),
    averageHoldingPeriod: mean(trades.map(daysHeld)),
    premiumCapture: sum(pnl) / sum(trades.map(premium)),
    commissionShare:
      sum(trades.map((trade) => trade.openingFees + trade.closingFees)) / sum(trades.map(premium)),
    maximumFavourableExcursion: mean(trades.map((trade) => trade.maxProfit / 100)),
    maximumAdverseExcursion: mean(trades.map((trade) => trade.maxLoss / 100)),
    profitCapture:
      sum(favourable.map((trade) => trade.pnl)) /
      sum(favourable.map((trade) => (trade.maxProfit / 100) * premium(trade))),
    rMultiple:
      sum(adverse.map((trade) => trade.pnl)) /
      sum(adverse.map((trade) => (-trade.maxLoss / 100) * premium(trade))),
    peakMargin: margin.peak,
    marginUtilisation: Math.max(...margin.byDay.map((held, i) => held / days[i].equity)),
  }
}

/** Lengths of runs of wins, negative for losses. */
export function streakLengths(pnl: readonly number[]): number[] {
  const lengths: number[] = []
  let previous = 0
  for (const value of pnl) {
    const sign = Math.sign(value)
    if (sign !== 0 && sign === previous) lengths[lengths.length - 1] += sign
    else if (sign !== 0) lengths.push(sign)
    previous = sign
  }
  return lengths
}

function runsTest(pnl: readonly number[]): number {
  const signs = pnl.map((value) => Math.sign(value)).filter((sign) => sign !== 0)
  const runs = signs.filter((sign, i) => sign !== signs[i - 1]).length
  const won = signs.filter((sign) => sign > 0).length
  const pairs = 2 * won * (signs.length - won)
  const expected = pairs / signs.length + 1
  const variance = (pairs * (pairs - signs.length)) / (signs.length ** 2 * (signs.length - 1))
  return 2 * (1 - normal(Math.abs(runs - expected) / Math.sqrt(variance)))
}

function periodWinRate(trades: readonly NaiveTrade[], period: (trade: NaiveTrade) => string): number {
  const totals = Object.values(groupBy(trades, period)).map((of) => sum(of.map((trade) => trade.pnl)))
  return totals.filter((total) => total > 0.005).length / totals.length
}

/** The Monday of the week. */
function weekOf(date: string): string {
  const day = new Date(`${date}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7))
  return day.toISOString().slice(0, 10)
}

function daysHeld(trade: NaiveTrade): number {
  const opened = Date.parse(`${trade.dateOpened}T${trade.timeOpened}Z`)
  return (Date.parse(`${trade.dateClosed}T${trade.timeClosed}Z`) - opened) / 86_400_000
}
