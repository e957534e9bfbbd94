import type { NaiveTrade } from "./parse-trades.ts"

/** How many rows or days break each check; the checks that a few lines of code can make. */
export function checkTrades(trades: readonly NaiveTrade[], initialCapital: number): Record<string, number> {
  const gross = (trade: NaiveTrade) => (trade.premium - trade.closingCost) * trade.contracts
  const byDay = groupBy([...trades].sort(byClose), (trade) => trade.dateClosed)
  let funds = initialCapital
  let brokenDays = 0
  for (const day of Object.values(byDay)) {
    funds += day.reduce((sum, trade) => sum + trade.pnl, 0)
    if (!day.some((trade) => Math.abs(trade.fundsAtClose - funds) < 0.01)) brokenDays++
  }
  const seen = new Set(trades.map((trade) => JSON.stringify(trade)))
  const broken = (rule: (trade: NaiveTrade) => boolean) => trades.filter((trade) => !rule(trade)).length
  return {
    "profit-arithmetic": broken(
      (trade) => Math.abs(gross(trade) - trade.openingFees - trade.closingFees - trade.pnl) < 0.01,
    ),
    "funds-chain": brokenDays,
    "close-after-open": broken(
      (trade) => trade.dateClosed + trade.timeClosed >= trade.dateOpened + trade.timeOpened,
    ),
    "excursion-sign": broken((trade) => trade.maxProfit >= 0 && trade.maxLoss <= 0),
    "leg-quantity": broken((trade) =>
      trade.legs.split(" | ").every((leg) => parseInt(leg, 10) % trade.contracts === 0),
    ),
    duplicates: trades.length - seen.size,
  }
}

/** Order of (close date, close time); the file's order within a minute. */
export function byClose(a: NaiveTrade, b: NaiveTrade): number {
  return a.dateClosed.localeCompare(b.dateClosed) || a.timeClosed.localeCompare(b.timeClosed)
}

export function groupBy<T>(values: readonly T[], key: (value: T) => string): Record<string, T[]> {
  return values.reduce<Record<string, T[]>>((groups, value) => {
    ;(groups[key(value)] ??= []).push(value)
    return groups
  }, {})
}
