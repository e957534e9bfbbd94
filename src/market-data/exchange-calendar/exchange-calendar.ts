import { civilDate, type EpochDay } from "../../engine/money/iso-date.ts"
import type { ExchangeCalendar } from "../../operations/ports.ts"
import type { ExchangeRules } from "./exchange-rules.ts"
import { nyse } from "./nyse.ts"
import { sessionsOfYear } from "./sessions-of-year.ts"

type Exchange = Parameters<ExchangeCalendar["sessions"]>[0]

/** Local minutes since midnight. */
type SessionHours = { readonly openMinute: number; readonly closeMinute: number }

export type TradingCalendar = ExchangeCalendar & {
  /** Hours of a day's session; null when the exchange is closed that day or its rules do not cover it. */
  hours(exchange: Exchange, day: EpochDay): SessionHours | null
  /** Why a weekday has no session: the holiday's name or the reason of a one-off closure; null for any other day. */
  closure(exchange: Exchange, day: EpochDay): string | null
  /** First and last year that the rules cover; `sessions` has none outside them. */
  coverage(exchange: Exchange): { readonly firstYear: number; readonly lastYear: number }
}

// Another exchange is a file of rules beside nyse.ts and an entry here.
const exchanges: Readonly<Record<Exchange, ExchangeRules>> = { XNYS: nyse }

/**
 * Sessions of the New York Stock Exchange from its rules, 1990 to 2100. A session's date is the exchange's local date, so no
 * time zone can move it.
 */
export const nyseCalendar: TradingCalendar = {
  sessions(exchange, from, to) {
    const rules = exchanges[exchange]
    const firstYear = Math.max(civilDate(from).year, rules.firstYear)
    const lastYear = Math.min(civilDate(to).year, rules.lastYear)
    const parts: Int32Array[] = []
    let length = 0
    for (let year = firstYear; year <= lastYear; year++) {
      const { days } = sessionsOfYear(rules, year)
      const part = days.subarray(firstAtOrAfter(days, from), firstAtOrAfter(days, to + 1))
      parts.push(part)
      length += part.length
    }
    const sessions = new Int32Array(length)
    let at = 0
    for (const part of parts) {
      sessions.set(part, at)
      at += part.length
    }
    return sessions
  },

  hours(exchange, day) {
    const rules = exchanges[exchange]
    const { year } = civilDate(day)
    if (year < rules.firstYear || year > rules.lastYear) return null
    const { days, closeMinutes } = sessionsOfYear(rules, year)
    const at = firstAtOrAfter(days, day)
    return days[at] === day ? { openMinute: rules.openMinute, closeMinute: closeMinutes[at] } : null
  },

  closure(exchange, day) {
    const rules = exchanges[exchange]
    const { year } = civilDate(day)
    if (year < rules.firstYear || year > rules.lastYear) return null
    return sessionsOfYear(rules, year).closures.get(day) ?? null
  },

  coverage(exchange) {
    const { firstYear, lastYear } = exchanges[exchange]
    return { firstYear, lastYear }
  },
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
