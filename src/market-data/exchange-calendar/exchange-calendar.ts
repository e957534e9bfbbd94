import { civilDate, type EpochDay } from "../../engine/money/iso-date.ts"
import type { Instant } from "../../operations/market-data-port.ts"
import { lastOpened, type Session } from "../freshness/session.ts"
import type { ExchangeRules } from "./exchange-rules.ts"
import { xnys } from "./rules/xnys.ts"
import { sessionsOfYear } from "./sessions-of-year.ts"
import { tradingYear } from "./trading-year.ts"

/**
 * When markets trade. A session's date is the market's local date, so no time zone can move it. Outside the years of
 * `coverage` there are no sessions, which does not mean that a market is closed then: look there before concluding anything
 * from an absence.
 */
export type TradingCalendar<Market extends string> = {
  /** Trading days as epoch days ascending, both ends included. */
  sessions(market: Market, from: EpochDay, to: EpochDay): Int32Array
  /** The same as moments. */
  sessionTimes(market: Market, from: EpochDay, to: EpochDay): readonly Session[]
  /** The session of a day; null when the market is closed that day or its rules do not cover it. */
  session(market: Market, day: EpochDay): Session | null
  /** Why a day that could have a session has none: the holiday's name or the reason of a one-off closure; null for any other day. */
  closure(market: Market, day: EpochDay): string | null
  /** The session that has opened and not closed at a moment, its midday break included; null when there is none. */
  sessionAt(market: Market, at: Instant): Session | null
  /** The last session that had closed at a moment; null when none is covered, or the moment is not. */
  previousSession(market: Market, at: Instant): Session | null
  /** The first session to open after a moment; null when none is covered, or the moment is not. */
  nextSession(market: Market, at: Instant): Session | null
  /** First and last year that the rules cover. */
  coverage(market: Market): { readonly firstYear: number; readonly lastYear: number }
}

const dayMs = 86_400_000

/** A calendar of the markets whose rules it is given. */
export function exchangeCalendar<Market extends string>(
  markets: Readonly<Record<Market, ExchangeRules>>,
): TradingCalendar<Market> {
  const sessionOf = (market: Market, day: EpochDay): Session | null => {
    const { year } = civilDate(day)
    if (!covers(markets[market], year)) return null
    const index = firstAtOrAfter(tradingYear(markets[market], year).days, day)
    const session = sessionsOfYear(markets[market], year)[index]
    return session?.date === day ? session : null
  }

  return {
    sessions(market, from, to) {
      const parts = yearsBetween(markets[market], from, to).map((year) => {
        const { days } = tradingYear(markets[market], year)
        return days.subarray(firstAtOrAfter(days, from), firstAtOrAfter(days, to + 1))
      })
      const sessions = new Int32Array(parts.reduce((length, part) => length + part.length, 0))
      let at = 0
      for (const part of parts) {
        sessions.set(part, at)
        at += part.length
      }
      return sessions
    },

    sessionTimes(market, from, to) {
      const parts = yearsBetween(markets[market], from, to).map((year) => {
        const { days } = tradingYear(markets[market], year)
        const sessions = sessionsOfYear(markets[market], year)
        return sessions.slice(firstAtOrAfter(days, from), firstAtOrAfter(days, to + 1))
      })
      return ([] as Session[]).concat(...parts)
    },

    session: sessionOf,

    closure(market, day) {
      const { year } = civilDate(day)
      return covers(markets[market], year)
        ? (tradingYear(markets[market], year).closures.get(day) ?? null)
        : null
    },

    sessionAt(market, at) {
      const [opened] = sessionsAround(markets[market], at)
      return opened !== null && at < opened.close ? opened : null
    },

    previousSession(market, at) {
      const [opened, , before] = sessionsAround(markets[market], at)
      return opened !== null && at < opened.close ? before : opened
    },

    nextSession(market, at) {
      return sessionsAround(markets[market], at)[1]
    },

    coverage(market) {
      const { firstYear, lastYear } = markets[market]
      return { firstYear, lastYear }
    },
  }
}

/** New York alone, which is all that a trade log needs: the rules of other markets are not even loaded. */
export const nyseCalendar: TradingCalendar<"XNYS"> = exchangeCalendar({ XNYS: xnys })

function covers({ firstYear, lastYear }: ExchangeRules, year: number): boolean {
  return year >= firstYear && year <= lastYear
}

function yearsBetween(rules: ExchangeRules, from: EpochDay, to: EpochDay): number[] {
  const firstYear = Math.max(civilDate(from).year, rules.firstYear)
  const lastYear = Math.min(civilDate(to).year, rules.lastYear)
  return Array.from({ length: Math.max(0, lastYear - firstYear + 1) }, (_, at) => firstYear + at)
}

/** The last session to have opened at a moment, the one after and the one before it. */
function sessionsAround(
  rules: ExchangeRules,
  at: Instant,
): readonly [opened: Session | null, after: Session | null, before: Session | null] {
  const { year } = civilDate(Math.floor(at / dayMs))
  if (!covers(rules, year)) return [null, null, null]
  const sessions = sessionsOfYear(rules, year)
  const index = lastOpened(sessions, at)
  const ofYear = (of: number) => (covers(rules, of) ? sessionsOfYear(rules, of) : [])
  // A session may open in the year before its date's, and one of last year is the last to have opened early in January.
  const near = index >= 2 && index < sessions.length - 1
  const around = near ? sessions : [...ofYear(year - 1), ...sessions, ...ofYear(year + 1)]
  const last = near ? index : lastOpened(around, at)
  return [around[last] ?? null, around[last + 1] ?? null, around[last - 1] ?? null]
}

function firstAtOrAfter(days: Int32Array, day: EpochDay): number {
  let low = 0
  let high = days.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (days[middle] < day) low = middle + 1
    else high = middle
  }
  return low
}
