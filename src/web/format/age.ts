import { parseIsoDate } from "../../engine/money/iso-date.ts"
import { localToday } from "./local-today.ts"

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** How long something has lasted, in the one unit that says it: "12 min", "17 h", "3 days", "7 months", "2 years". */
export function formatAge(ms: number): string {
  if (ms < minuteMs) return "<\u202f1\u00a0min"
  if (ms < hourMs) return `${Math.floor(ms / minuteMs)}\u00a0min`
  if (ms < 36 * hourMs) return `${Math.floor(ms / hourMs)}\u00a0h`
  return ageInDays(Math.floor(ms / dayMs))
}

/** The age of a price at a moment: of an instant to the minute, of a date in calendar days where the reader is. Null of what is neither. */
export function ageOf(asOf: string, now: Date): string | null {
  const day = parseIsoDate(asOf)
  if (day !== null) {
    const days = localToday(now) - day
    return days <= 0 ? "today" : ageInDays(days)
  }
  const at = Date.parse(asOf)
  return Number.isNaN(at) ? null : formatAge(Math.max(0, now.getTime() - at))
}

function ageInDays(days: number): string {
  if (days < 60) return `${days}\u00a0${days === 1 ? "day" : "days"}`
  const months = Math.floor(days / 30.44)
  return months < 24 ? `${months}\u00a0months` : `${Math.floor(days / 365.25)}\u00a0years`
}
