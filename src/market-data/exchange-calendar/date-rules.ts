import { epochDayOf, type EpochDay, weekday } from "../../engine/money/iso-date.ts"
import { easterSunday } from "./easter-sunday.ts"

/** The day a rule names in a year; null when it names none. */
export type DateRule = (year: number) => EpochDay | null

export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6
export const MONDAY = 1
export const THURSDAY = 4

const isWeekend = (day: EpochDay) => weekday(day) === 0 || weekday(day) === 6

/** The same day of every year. */
export function fixedDate(month: number, dayOfMonth: number): DateRule {
  return (year) => epochDayOf(year, month, dayOfMonth)
}

/** The n-th such weekday of a month, n from 1. */
export function nthWeekday(n: number, wanted: Weekday, month: number): DateRule {
  return (year) => {
    const first = epochDayOf(year, month, 1)
    return first + ((wanted - weekday(first) + 7) % 7) + 7 * (n - 1)
  }
}

/** The last such weekday of a month before December. */
export function lastWeekday(wanted: Weekday, month: number): DateRule {
  return (year) => {
    const last = epochDayOf(year, month + 1, 1) - 1
    return last - ((weekday(last) - wanted + 7) % 7)
  }
}

/** A number of days after Easter Sunday; Good Friday is −2. */
export function daysFromEaster(days: number): DateRule {
  return (year) => easterSunday(year) + days
}

/** A number of days after another rule's day. */
export function daysAfter(rule: DateRule, days: number): DateRule {
  return (year) => {
    const day = rule(year)
    return day === null ? null : day + days
  }
}

/** Saturday is kept the Friday before, Sunday the Monday after. */
export function onNearestWeekday(rule: DateRule): DateRule {
  return (year) => {
    const day = rule(year)
    if (day === null) return null
    if (weekday(day) === 6) return day - 1
    return weekday(day) === 0 ? day + 1 : day
  }
}

/** Sunday is kept the Monday after; a Saturday is not made up for. */
export function sundayToMonday(rule: DateRule): DateRule {
  return (year) => {
    const day = rule(year)
    if (day === null || weekday(day) === 6) return null
    return weekday(day) === 0 ? day + 1 : day
  }
}

/** Only in years in which the day is Monday to Friday. */
export function whenWeekday(rule: DateRule): DateRule {
  return (year) => {
    const day = rule(year)
    return day === null || isWeekend(day) ? null : day
  }
}

/** Only in the years of a span, both ends included. */
export function inYears(rule: DateRule, from: number, to = Infinity): DateRule {
  return (year) => (year < from || year > to ? null : rule(year))
}
