import type { TradeLogAnalysisRequest } from "../src/engine/trade-log/analyze-trade-log.ts"
import type { TradeColumns } from "../src/engine/trade-log/trade-columns.ts"
import { nyseCalendar } from "../src/market-data/exchange-calendar/exchange-calendar.ts"

/** The analysis of a whole log of closed trades, optionally of one strategy. */
export function requestFor(trades: TradeColumns, strategy: number | null = null): TradeLogAnalysisRequest {
  const first = trades.openDay.reduce((a, b) => Math.min(a, b))
  const last = trades.closeDay.reduce((a, b) => Math.max(a, b))
  return {
    trades,
    dailyLog: null,
    filter: {
      strategies: strategy === null ? null : new Set([strategy]),
      from: null,
      to: null,
      dateBasis: "close",
    },
    sessions: nyseCalendar.sessions("XNYS", first, last),
    initialCapital: null,
    riskFreeRate: 0,
    oneLot: false,
    periodsPerYear: 252,
  }
}
