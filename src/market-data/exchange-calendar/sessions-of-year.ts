import { epochDayOf, type EpochDay, parseIsoDate, weekday } from "../../engine/money/iso-date.ts"
import type { ExchangeRules } from "./exchange-rules.ts"

/** A year of an exchange: its trading days ascending with their closing minutes, and why the other weekdays are none. */
export type YearOfSessions = {
  readonly days: Int32Array
  readonly closeMinutes: Int16Array
  readonly closures: ReadonlyMap<EpochDay, string>
}

const computed = new WeakMap<ExchangeRules, Map<number, YearOfSessions>>()

/** Applies an exchange's rules to one year; each year is worked out once. */
export function sessionsOfYear(rules: ExchangeRules, year: number): YearOfSessions {
  let years = computed.get(rules)
  if (years === undefined) {
    years = new Map()
    computed.set(rules, years)
  }
  let sessions = years.get(year)
  if (sessions === undefined) {
    sessions = applyRules(rules, year)
    years.set(year, sessions)
  }
  return sessions
}

function applyRules(rules: ExchangeRules, year: number): YearOfSessions {
  const inYear = <T extends { readonly date: string }>(exceptions: readonly T[]) =>
    exceptions.flatMap((exception) => {
      const day = parseIsoDate(exception.date)
      return day !== null && exception.date.startsWith(String(year)) ? [{ day, exception }] : []
    })

  const closures = new Map<EpochDay, string>()
  for (const { name, date } of rules.holidays) {
    const day = date(year)
    if (day !== null) closures.set(day, name)
  }
  for (const { day, exception } of inYear(rules.closures)) closures.set(day, exception.reason)

  const irregular = new Map<EpochDay, number>()
  for (const { closeMinute, date } of rules.earlyCloses) {
    const day = date(year)
    if (day !== null) irregular.set(day, closeMinute)
  }
  for (const { day, exception } of inYear(rules.unusualCloses)) irregular.set(day, exception.closeMinute)

  const days: EpochDay[] = []
  const end = epochDayOf(year + 1, 1, 1)
  for (let day = epochDayOf(year, 1, 1); day < end; day++) {
    const isWeekend = weekday(day) === 0 || weekday(day) === 6
    if (!isWeekend && !closures.has(day)) days.push(day)
  }
  return {
    days: Int32Array.from(days),
    closeMinutes: Int16Array.from(days, (day) => irregular.get(day) ?? rules.closeMinute),
    closures,
  }
}
