import {
  daysAfter,
  fixedDate,
  goodFriday,
  inYears,
  lastWeekday,
  MONDAY,
  nthWeekday,
  onNearestWeekday,
  sundayToMonday,
  THURSDAY,
} from "../date-rules.ts"
import type { ExchangeRules } from "../exchange-rules.ts"

const thanksgiving = nthWeekday(4, THURSDAY, 11)

/**
 * New York Stock Exchange; Nasdaq keeps the same days. Source: NYSE "Holidays and Trading Hours" and Rule 7.2 (a Saturday
 * New Year's Day is not made up for, because the Friday before ends an accounting period); one-off closures from the
 * exchange's notices. Short sessions are those from 1993 on.
 */
export const xnys: ExchangeRules = {
  name: "New York Stock Exchange",
  timeZone: "America/New_York",
  firstYear: 1990,
  lastYear: 2100,
  hours: [{ open: "09:30", close: "16:00" }],
  holidays: [
    { name: "New Year's Day", date: sundayToMonday(fixedDate(1, 1)) },
    { name: "Martin Luther King Jr. Day", date: inYears(nthWeekday(3, MONDAY, 1), 1998) },
    { name: "Washington's Birthday", date: nthWeekday(3, MONDAY, 2) },
    { name: "Good Friday", date: goodFriday },
    { name: "Memorial Day", date: lastWeekday(MONDAY, 5) },
    { name: "Juneteenth", date: inYears(onNearestWeekday(fixedDate(6, 19)), 2022) },
    { name: "Independence Day", date: onNearestWeekday(fixedDate(7, 4)) },
    { name: "Labor Day", date: nthWeekday(1, MONDAY, 9) },
    { name: "Thanksgiving Day", date: thanksgiving },
    { name: "Christmas Day", date: onNearestWeekday(fixedDate(12, 25)) },
  ],
  closures: {
    "1994-04-27": "funeral of President Nixon",
    "2001-09-11": "attacks of 11 September",
    "2001-09-12": "attacks of 11 September",
    "2001-09-13": "attacks of 11 September",
    "2001-09-14": "attacks of 11 September",
    "2004-06-11": "funeral of President Reagan",
    "2007-01-02": "funeral of President Ford",
    "2012-10-29": "Hurricane Sandy",
    "2012-10-30": "Hurricane Sandy",
    "2018-12-05": "funeral of President George H. W. Bush",
    "2025-01-09": "funeral of President Carter",
  },
  // Where the holiday is kept on its eve, there is no session to be short.
  earlyCloses: [
    { name: "day before Independence Day", close: "13:00", date: inYears(fixedDate(7, 3), 1995) },
    { name: "day after Thanksgiving", close: "13:00", date: inYears(daysAfter(thanksgiving, 1), 1993) },
    { name: "Christmas Eve", close: "13:00", date: inYears(fixedDate(12, 24), 1993) },
  ],
  unusualCloses: {
    "1996-07-03": { close: "16:00", reason: "the Friday after Independence Day was short instead" },
    "1996-07-05": { close: "13:00", reason: "Friday after Independence Day" },
    "1997-12-26": { close: "13:00", reason: "Friday after Christmas Day" },
    "1999-12-31": { close: "13:00", reason: "eve of the year 2000" },
    "2002-07-03": { close: "16:00", reason: "the Friday after Independence Day was short instead" },
    "2002-07-05": { close: "13:00", reason: "Friday after Independence Day" },
    "2003-12-26": { close: "13:00", reason: "Friday after Christmas Day" },
  },
}
