import type { TradingCalendar } from "./market-data/exchange-calendar/exchange-calendar.ts"
import { ready } from "./market-data/freshness/freshness.ts"
import { readyDelay } from "./market-data/freshness/ready-delay.ts"
import type { SessionMoments } from "./operations/jobs-port.ts"

/** The moments that jobs go by, of the exchanges of a calendar: others have none. */
export function sessionMoments<Market extends string>(
  calendar: TradingCalendar<Market>,
  markets: readonly Market[],
): SessionMoments {
  const delayMs = readyDelay("equity", 0)
  const marketOf = (exchange: string) => markets.find((market) => market === exchange)
  return {
    nextOpen(exchange, after) {
      const market = marketOf(exchange)
      return market === undefined ? null : (calendar.nextSession(market, after)?.open ?? null)
    },
    nextReady(exchange, after) {
      const market = marketOf(exchange)
      if (market === undefined) return null
      // A session that has closed, or not, and is not ready yet; else the one after.
      const candidates = [
        calendar.previousSession(market, after),
        calendar.sessionAt(market, after),
        calendar.nextSession(market, after),
      ]
      const moments = candidates.map((session) => (session === null ? null : ready(session, delayMs)))
      return moments.find((moment) => moment !== null && moment > after) ?? null
    },
  }
}
