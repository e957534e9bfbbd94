import {
  firstWeekdayFrom,
  fixedDate,
  goodFriday,
  inYears,
  MONDAY,
  nthWeekday,
  pairPastWeekend,
  weekendToMonday,
} from "../date-rules.ts"
import type { ExchangeRules } from "../exchange-rules.ts"

/** Toronto Stock Exchange; TSX Venture keeps the same days. */
export const xtse: ExchangeRules = {
  name: "Toronto Stock Exchange",
  timeZone: "America/Toronto",
  firstYear: 2000,
  lastYear: 2100,
  hours: [{ open: "09:30", close: "16:00" }],
  holidays: [
    { name: "New Year's Day", date: weekendToMonday(fixedDate(1, 1)) },
    { name: "Family Day", date: inYears(nthWeekday(3, MONDAY, 2), 2008) },
    { name: "Good Friday", date: goodFriday },
    { name: "Victoria Day", date: firstWeekdayFrom(MONDAY, 5, 18) },
    { name: "Canada Day", date: weekendToMonday(fixedDate(7, 1)) },
    { name: "Civic Holiday", date: nthWeekday(1, MONDAY, 8) },
    { name: "Labour Day", date: nthWeekday(1, MONDAY, 9) },
    { name: "Thanksgiving Day", date: nthWeekday(2, MONDAY, 10) },
    { name: "Christmas Day", date: pairPastWeekend(fixedDate(12, 25)) },
    { name: "Boxing Day", date: pairPastWeekend(fixedDate(12, 26)) },
  ],
  closures: {
    "2001-09-11": "attacks of 11 September",
    "2001-09-12": "attacks of 11 September",
  },
  earlyCloses: [{ name: "Christmas Eve", close: "13:00", date: inYears(fixedDate(12, 24), 2010) }],
}
