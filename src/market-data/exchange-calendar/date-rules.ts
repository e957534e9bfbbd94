import { epochDayOf, type EpochDay, weekday } from "../../engine/money/iso-date.ts"
import { easterSunday } from "./easter-sunday.ts"

/** The day a rule names in a year; null when it names none. */
export type DateRule = (year: number) => EpochDay | null

export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6
export const SUNDAY = 0
export const MONDAY = 1
export const THURSDAY = 4
export const FRIDAY = 5
export const SATURDAY = 6

/** The same day of every year. */
export function fixedDate(month: number, dayOfMonth: number): DateRule {
  return (year) => epochDayOf(year, month, dayOfMonth)
}

/** The n-th such weekday of a month, n from 1. */
export function nthWeekday(n: number, wanted: Weekday, month: number): DateRule {
  return firstWeekdayFrom(wanted, month, 1 + 7 * (n - 1))
}

/** The first such weekday on or after a day of a month. */
export function firstWeekdayFrom(wanted: Weekday, month: number, dayOfMonth: number): DateRule {
  return (year) => {
    const from = epochDayOf(year, month, dayOfMonth)
    return from + ((wanted - weekday(from) + 7) % 7)
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

export const goodFriday: DateRule = daysFromEaster(-2)
export const easterMonday: DateRule = daysFromEaster(1)
export const ascensionDay: DateRule = daysFromEaster(39)
export const whitMonday: DateRule = daysFromEaster(50)

/** A number of days after another rule's day. */
export function daysAfter(rule: DateRule, days: number): DateRule {
  return moved(rule, () => days)
}

/** Saturday is kept the Friday before, Sunday the Monday after. */
export function onNearestWeekday(rule: DateRule): DateRule {
  return moved(rule, (day) => (weekday(day) === SATURDAY ? -1 : weekday(day) === SUNDAY ? 1 : 0))
}

/** Sunday is kept the Monday after; a Saturday is not made up for. */
export function sundayToMonday(rule: DateRule): DateRule {
  return moved(rule, (day) => (weekday(day) === SUNDAY ? 1 : 0))
}

/** Saturday and Sunday are kept the Monday after. */
export function weekendToMonday(rule: DateRule): DateRule {
  return moved(rule, (day) => (weekday(day) === SATURDAY ? 2 : weekday(day) === SUNDAY ? 1 : 0))
}

/**
 * For each of two holidays in a row: on a weekend it is kept two days later, so that the pair takes the next two weekdays
 * whichever of them the weekend takes.
 */
export function pairPastWeekend(rule: DateRule): DateRule {
  return moved(rule, (day) => (weekday(day) === SATURDAY || weekday(day) === SUNDAY ? 2 : 0))
}

/** The day itself, on a weekend the Friday before it. */
export function fridayBeforeWeekend(rule: DateRule): DateRule {
  return moved(rule, (day) => (weekday(day) === SATURDAY ? -1 : weekday(day) === SUNDAY ? -2 : 0))
}

/** Only in the years of a span, both ends included. */
export function inYears(rule: DateRule, from: number, to = Infinity): DateRule {
  return (year) => (year < from || year > to ? null : rule(year))
}

/** Another month and day in the years named. */
export function movedIn(
  rule: DateRule,
  years: Readonly<Record<number, readonly [month: number, dayOfMonth: number]>>,
): DateRule {
  return (year) => {
    const date = years[year]
    return date === undefined ? rule(year) : epochDayOf(year, date[0], date[1])
  }
}

function moved(rule: DateRule, by: (day: EpochDay) => number): DateRule {
  return (year) => {
    const day = rule(year)
    return day === null ? null : day + by(day)
  }
}
