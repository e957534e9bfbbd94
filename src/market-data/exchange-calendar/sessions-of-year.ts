import type { Session } from "../freshness/session.ts"
import type { ExchangeRules } from "./exchange-rules.ts"
import { localClock } from "./local-clock.ts"
import { tradingYear } from "./trading-year.ts"

const computed = new WeakMap<ExchangeRules, Map<number, readonly Session[]>>()

/** The sessions of a market's year as moments, ascending; each year is worked out once. */
export function sessionsOfYear(rules: ExchangeRules, year: number): readonly Session[] {
  let years = computed.get(rules)
  if (years === undefined) {
    years = new Map()
    computed.set(rules, years)
  }
  let sessions = years.get(year)
  if (sessions === undefined) {
    sessions = asMoments(rules, year)
    years.set(year, sessions)
  }
  return sessions
}

function asMoments(rules: ExchangeRules, year: number): readonly Session[] {
  const { days, hours } = tradingYear(rules, year)
  const at = localClock(rules.timeZone)
  const sessions: Session[] = []
  for (let index = 0; index < days.length; index++) {
    const date = days[index]
    const { openMinute, closeMinute, middayBreak } = hours[index]
    const open = at(date, openMinute)
    const close = at(date, closeMinute)
    sessions.push(
      middayBreak === null
        ? { date, open, close }
        : { date, open, close, breakStart: at(date, middayBreak.from), breakEnd: at(date, middayBreak.to) },
    )
  }
  return sessions
}
