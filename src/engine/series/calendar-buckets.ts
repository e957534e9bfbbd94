import type { EpochDay } from "../money/iso-date.ts"
import { civilDate, epochDayOf, isoWeekStart } from "../money/iso-date.ts"

export type CalendarPeriod = "isoWeek" | "month" | "year"

export type CalendarBucket = {
  /** First calendar day of the week, month or year. */
  readonly start: EpochDay
  /** Observations from … to − 1 lie in it. */
  readonly from: number
  readonly to: number
}

/**
 * Observations by calendar period; a period without any has no bucket.
 * @param days ascending
 */
export function calendarBuckets(days: Int32Array, period: CalendarPeriod): CalendarBucket[] {
  const buckets: CalendarBucket[] = []
  let from = 0
  while (from < days.length) {
    const { start, end } = periodAround(days[from], period)
    let to = from + 1
    while (to < days.length && days[to] < end) to++
    buckets.push({ start, from, to })
    from = to
  }
  return buckets
}

function periodAround(day: EpochDay, period: CalendarPeriod): { start: EpochDay; end: EpochDay } {
  if (period === "isoWeek") {
    const monday = isoWeekStart(day)
    return { start: monday, end: monday + 7 }
  }
  const { year, month } = civilDate(day)
  if (period === "year") return { start: epochDayOf(year, 1, 1), end: epochDayOf(year + 1, 1, 1) }
  return {
    start: epochDayOf(year, month, 1),
    end: month === 12 ? epochDayOf(year + 1, 1, 1) : epochDayOf(year, month + 1, 1),
  }
}
