import { civilDate, isoWeekStart } from "../../money/iso-date.ts"
import type { EpochDay } from "../../money/iso-date.ts"
import type { Period } from "./portfolio-request.ts"

/** Whether a trading day is the first of its period, given the trading day before it. */
export function beginsPeriod(before: EpochDay, day: EpochDay, period: Period): boolean {
  switch (period) {
    case "none":
      return false
    case "daily":
      return day !== before
    case "weekly":
      return isoWeekStart(day) !== isoWeekStart(before)
    case "monthly":
      return monthOf(day) !== monthOf(before)
    case "quarterly":
      return Math.floor(monthOf(day) / 3) !== Math.floor(monthOf(before) / 3)
    case "yearly":
      return civilDate(day).year !== civilDate(before).year
  }
}

/** Months since year 0. */
function monthOf(day: EpochDay): number {
  const { year, month } = civilDate(day)
  return year * 12 + month - 1
}
