import { civilDate, type EpochDay } from "../../engine/money/iso-date.ts"

export const MONTHS = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
] as const

/** "14 Mar 2025". */
export function formatDay(epochDay: EpochDay): string {
  const { year, month, day } = civilDate(epochDay)
  return `${day}\u00a0${MONTHS[month - 1]}\u00a0${year}`
}

/** "Mar 2025". */
export function formatMonth(epochDay: EpochDay): string {
  const { year, month } = civilDate(epochDay)
  return `${MONTHS[month - 1]}\u00a0${year}`
}

/** "10:05" of a minute of the day; empty when the log does not give one. */
export function formatMinute(minute: number): string {
  if (minute < 0) return ""
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`
}

/** A span of whole days: "1 day", "212 days". */
export function formatDays(days: number): string {
  return `${String(days)}\u00a0${days === 1 ? "day" : "days"}`
}
