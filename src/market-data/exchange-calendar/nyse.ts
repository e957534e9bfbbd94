import { type IsoDate, weekday } from "../../engine/money/iso-date.ts"
import {
  type DateRule,
  daysAfter,
  daysFromEaster,
  fixedDate,
  inYears,
  lastWeekday,
  MONDAY,
  nthWeekday,
  onNearestWeekday,
  sundayToMonday,
  THURSDAY,
  whenWeekday,
} from "./date-rules.ts"
import type { DatedException, ExchangeRules } from "./exchange-rules.ts"

const closeMinute = 16 * 60
const earlyCloseMinute = 13 * 60

const independenceDay = fixedDate(7, 4)
const thanksgiving = nthWeekday(4, THURSDAY, 11)

// A holiday on Saturday is kept on Friday the 24th or the 3rd, which is then no session at all.
const eveOf =
  (holiday: DateRule): DateRule =>
  (year) => {
    const day = holiday(year)
    return day === null || weekday(day) === 6 ? null : day - 1
  }

const on = (date: string, reason: string): DatedException => ({ date: date as IsoDate, reason })
const closingAt = (minute: number, date: string, reason: string) => ({
  ...on(date, reason),
  closeMinute: minute,
})

/**
 * New York Stock Exchange; Nasdaq keeps the same days. Source: NYSE "Holidays and Trading Hours" and Rule 7.2 (a Saturday
 * New Year's Day is not made up for, because the Friday before ends an accounting period); one-off closures from the
 * exchange's notices. Short sessions are those from 1993 on. Checked against recorded sessions from 1998 on.
 */
export const nyse: ExchangeRules = {
  mic: "XNYS",
  timeZone: "America/New_York",
  firstYear: 1990,
  lastYear: 2100,
  openMinute: 9 * 60 + 30,
  closeMinute,
  holidays: [
    { name: "New Year's Day", date: sundayToMonday(fixedDate(1, 1)) },
    { name: "Martin Luther King Jr. Day", date: inYears(nthWeekday(3, MONDAY, 1), 1998) },
    { name: "Washington's Birthday", date: nthWeekday(3, MONDAY, 2) },
    { name: "Good Friday", date: daysFromEaster(-2) },
    { name: "Memorial Day", date: lastWeekday(MONDAY, 5) },
    { name: "Juneteenth", date: inYears(onNearestWeekday(fixedDate(6, 19)), 2022) },
    { name: "Independence Day", date: onNearestWeekday(independenceDay) },
    { name: "Labor Day", date: nthWeekday(1, MONDAY, 9) },
    { name: "Thanksgiving Day", date: thanksgiving },
    { name: "Christmas Day", date: onNearestWeekday(fixedDate(12, 25)) },
  ],
  closures: [
    on("1994-04-27", "funeral of President Nixon"),
    on("2001-09-11", "attacks of 11 September"),
    on("2001-09-12", "attacks of 11 September"),
    on("2001-09-13", "attacks of 11 September"),
    on("2001-09-14", "attacks of 11 September"),
    on("2004-06-11", "funeral of President Reagan"),
    on("2007-01-02", "funeral of President Ford"),
    on("2012-10-29", "Hurricane Sandy"),
    on("2012-10-30", "Hurricane Sandy"),
    on("2018-12-05", "funeral of President George H. W. Bush"),
    on("2025-01-09", "funeral of President Carter"),
  ],
  earlyCloses: [
    {
      name: "day before Independence Day",
      closeMinute: earlyCloseMinute,
      date: inYears(whenWeekday(eveOf(independenceDay)), 1995),
    },
    {
      name: "day after Thanksgiving",
      closeMinute: earlyCloseMinute,
      date: inYears(daysAfter(thanksgiving, 1), 1993),
    },
    {
      name: "Christmas Eve",
      closeMinute: earlyCloseMinute,
      date: inYears(whenWeekday(eveOf(fixedDate(12, 25))), 1993),
    },
  ],
  unusualCloses: [
    closingAt(closeMinute, "1996-07-03", "the Friday after Independence Day was short instead"),
    closingAt(earlyCloseMinute, "1996-07-05", "Friday after Independence Day"),
    closingAt(earlyCloseMinute, "1997-12-26", "Friday after Christmas Day"),
    closingAt(earlyCloseMinute, "1999-12-31", "eve of the year 2000"),
    closingAt(closeMinute, "2002-07-03", "the Friday after Independence Day was short instead"),
    closingAt(earlyCloseMinute, "2002-07-05", "Friday after Independence Day"),
    closingAt(earlyCloseMinute, "2003-12-26", "Friday after Christmas Day"),
  ],
}
