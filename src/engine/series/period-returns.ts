import { civilDate } from "../money/iso-date.ts"
import { calendarBuckets } from "./calendar-buckets.ts"
import type { CalendarBucket } from "./calendar-buckets.ts"
import { compensatedSum } from "./compensated-sum.ts"
import { compound } from "./compound.ts"
import type { EquityCurve } from "./equity-curve.ts"
import type { MonthlyReturn, YearlyReturn } from "./period-return.ts"

/** Gain and compounded return of each calendar month that has an observation. */
export function monthlyReturns(curve: EquityCurve): MonthlyReturn[] {
  return calendarBuckets(curve.days, "month").map((bucket) => {
    const { year, month } = civilDate(bucket.start)
    return { year, month, pnl: gainOf(curve, bucket), return: returnOf(curve, bucket) }
  })
}

/** Gain and compounded return of each calendar year that has an observation. */
export function yearlyReturns(curve: EquityCurve): YearlyReturn[] {
  return calendarBuckets(curve.days, "year").map((bucket) => ({
    year: civilDate(bucket.start).year,
    pnl: gainOf(curve, bucket),
    return: returnOf(curve, bucket),
  }))
}

function gainOf({ pnl }: EquityCurve, { from, to }: CalendarBucket): number {
  return compensatedSum(pnl.subarray(from, to))
}

function returnOf({ returns }: EquityCurve, { from, to }: CalendarBucket): number | null {
  const compounded = compound(returns, from, to) - 1
  return Number.isFinite(compounded) ? compounded : null
}
