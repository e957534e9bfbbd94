import { groupBy } from "./check-trades.ts"
import type { NaiveTrade } from "./parse-trades.ts"

export type Day = {
  date: string
  pnl: number
  equity: number
  peak: number
  return: number
  drawdown: number
}

/** One object a trading day: cumulative P/L by close date on the days of the exchange. */
export function dailyEquity(
  trades: readonly NaiveTrade[],
  sessions: readonly string[],
  initialCapital: number,
): Day[] {
  const byDay = groupBy(trades, (trade) => trade.dateClosed)
  const closes = Object.keys(byDay).sort()
  const dates = [...new Set([...sessions, ...closes])]
    .sort()
    .filter((date) => date >= closes[0] && date <= closes[closes.length - 1])
  let equity = initialCapital
  let peak = initialCapital
  return dates.map((date) => {
    const before = equity
    const pnl = (byDay[date] ?? []).reduce((sum, trade) => sum + trade.pnl, 0)
    equity += pnl
    peak = Math.max(peak, equity)
    return { date, pnl, equity, peak, return: pnl / before, drawdown: equity / peak - 1 }
  })
}

export type Month = { month: string; pnl: number; return: number }

export function monthlyReturns(days: readonly Day[]): Month[] {
  return Object.entries(groupBy(days, (day) => day.date.slice(0, 7))).map(([month, of]) => ({
    month,
    pnl: of.reduce((sum, day) => sum + day.pnl, 0),
    return: of.reduce((product, day) => product * (1 + day.return), 1) - 1,
  }))
}

/** The most margin held at once, in all and on each day, by walking all opens and closes in order of time. */
export function marginHeld(
  trades: readonly NaiveTrade[],
  days: readonly Day[],
): { peak: number; byDay: number[] } {
  const events = trades.flatMap((trade) => [
    { date: trade.dateOpened, time: trade.timeOpened, change: trade.margin },
    { date: trade.dateClosed, time: trade.timeClosed, change: -trade.margin },
  ])
  // Of one minute, opens come first.
  events.sort((a, b) => a.date.localeCompare(b.date) || a.time.localeCompare(b.time) || b.change - a.change)
  const highest: Record<string, number> = {}
  const carried: Record<string, number> = {}
  let held = 0
  for (const { date, change } of events) {
    highest[date] = Math.max(highest[date] ?? held, held + change)
    held += change
    carried[date] = held
  }
  const lastBefore = Object.keys(carried).findLast((date) => date < days[0].date)
  let before = lastBefore === undefined ? 0 : carried[lastBefore]
  const byDay = days.map(({ date }) => {
    const most = highest[date] ?? before
    before = carried[date] ?? before
    return most
  })
  return { peak: Math.max(...Object.values(highest)), byDay }
}
