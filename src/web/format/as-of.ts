import { civilDate, isoDate, parseIsoDate, weekday } from "../../engine/money/iso-date.ts"
import { formatDay, MONTHS } from "./dates.ts"
import { formatClock } from "./instant.ts"
import { localToday } from "./local-today.ts"

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const

/**
 * When a price was true, no longer than it needs to be: "Fri 20 Nov" of a date, "Fri 20 Nov, 15:42" of an instant of the last
 * days, "14 Mar 2025" of anything before this year.
 */
export function formatAsOf(asOf: string, now: Date): string {
  const day = dayOf(asOf)
  if (day === null) return asOf
  const today = localToday(now)
  const { year, month, day: date } = civilDate(day)
  if (year !== civilDate(today).year) return formatDay(day)
  const text = `${WEEKDAYS[weekday(day)]?.slice(0, 3)}\u00a0${date}\u00a0${MONTHS[month - 1]}`
  return isDate(asOf) || today - day > 6 ? text : `${text}, ${formatClock(Date.parse(asOf))}`
}

/** The same within a sentence: "Friday's close", "the close of 14 Mar 2025", "15:42 today", "Friday, 15:42". */
export function describeAsOf(asOf: string, now: Date): string {
  const day = dayOf(asOf)
  if (day === null) return asOf
  const days = localToday(now) - day
  const name = WEEKDAYS[weekday(day)]
  if (isDate(asOf)) {
    if (days === 0) return "today's close"
    if (days === 1) return "yesterday's close"
    return days < 7 ? `${name}'s close` : `the close of ${formatDay(day)}`
  }
  const clock = formatClock(Date.parse(asOf))
  if (days <= 0) return `${clock} today`
  if (days === 1) return `${clock} yesterday`
  return days < 7 ? `${name}, ${clock}` : formatDay(day)
}

/** A moment at hand: "09:41" on the same day, "Sat 21 Nov, 09:41" otherwise. */
export function formatMoment(instant: string, now: Date): string {
  const at = new Date(instant)
  const clock = formatClock(at.getTime())
  return localToday(at) === localToday(now) ? clock : `${formatAsOf(isoDate(localToday(at)), now)}, ${clock}`
}

function isDate(asOf: string): boolean {
  return parseIsoDate(asOf) !== null
}

function dayOf(asOf: string) {
  const at = Date.parse(asOf)
  return parseIsoDate(asOf) ?? (Number.isNaN(at) ? null : localToday(new Date(at)))
}
