import { isoDate, parseIsoDate } from "../../../../engine/money/iso-date.ts"
import { formatDay, formatMinute } from "../../../format/dates.ts"

const MINUTES = 1440

/** `2017-04-19` or `2017-04-19 09:00` as days since 1970-01-01, the time being the fraction; NaN of anything else. */
export function dayOfTime(text: string): number {
  const day = parseIsoDate(text.slice(0, 10))
  if (day === null) return Number.NaN
  if (text.length === 10) return day
  const match = /^[ T](\d\d):(\d\d)$/.exec(text.slice(10))
  return match === null ? Number.NaN : day + (Number(match[1]) * 60 + Number(match[2])) / MINUTES
}

/** The inverse, without a space: `2017-04-19T09:00`. */
export function timeOfDay(day: number): string {
  const { date, minute } = partsOf(day)
  return minute === 0 ? isoDate(date) : `${isoDate(date)}T${formatMinute(minute)}`
}

/** "19 Apr 2017", with its time where there is one. */
export function formatTime(day: number): string {
  const { date, minute } = partsOf(day)
  return minute === 0 ? formatDay(date) : `${formatDay(date)}, ${formatMinute(minute)}`
}

/** The same of the server's own text; what is no date stays as it is. */
export function formatTimeText(text: string): string {
  const day = dayOfTime(text)
  return Number.isNaN(day) ? text : formatTime(day)
}

function partsOf(day: number): { date: number; minute: number } {
  const minutes = Math.round(day * MINUTES)
  const date = Math.floor(minutes / MINUTES)
  return { date, minute: minutes - date * MINUTES }
}
