import { groupBy } from "./check-trades.ts"
import { dailyEquity } from "./daily-equity.ts"
import type { NaiveTrade } from "./parse-trades.ts"
import { returnStatistics } from "./return-statistics.ts"
import { tradeStatistics } from "./trade-statistics.ts"

/** Every statistic of a log and, as the tear sheet has them, the trade statistics of each strategy. */
export function describeTrades(
  trades: readonly NaiveTrade[],
  sessions: readonly string[],
  initialCapital: number,
): { statistics: Record<string, number>; strategies: Record<string, Record<string, number>> } {
  const days = dailyEquity(trades, sessions, initialCapital)
  const byStrategy = groupBy(trades, (trade) => trade.strategy)
  return {
    statistics: { ...tradeStatistics(trades, days), ...returnStatistics(days, initialCapital) },
    strategies: Object.fromEntries(
      Object.entries(byStrategy).map(([name, of]) => [name, tradeStatistics(of, days)]),
    ),
  }
}
