import {
  easterMonday,
  fixedDate,
  fridayBeforeWeekend,
  goodFriday,
  inYears,
  MONDAY,
  nthWeekday,
  pairPastWeekend,
  weekendToMonday,
} from "../date-rules.ts"
import type { ExchangeRules } from "../exchange-rules.ts"

const lastOfItsOwn = 2018

/**
 * Euronext Dublin, the Irish Stock Exchange until it took over Euronext's calendar on 4 February 2019: since then no holiday
 * is made up for, and half days end at 14:05 in Paris.
 */
export const xdub: ExchangeRules = {
  name: "Euronext Dublin",
  timeZone: "Europe/Dublin",
  firstYear: 2000,
  lastYear: 2100,
  hours: [{ open: "08:00", close: "16:28" }],
  holidays: [
    { name: "New Year's Day", date: inYears(weekendToMonday(fixedDate(1, 1)), 2000, lastOfItsOwn) },
    { name: "New Year's Day", date: inYears(fixedDate(1, 1), lastOfItsOwn + 1) },
    { name: "Good Friday", date: goodFriday },
    { name: "Easter Monday", date: easterMonday },
    { name: "May bank holiday", date: inYears(nthWeekday(1, MONDAY, 5), 2000, lastOfItsOwn) },
    { name: "Labour Day", date: inYears(fixedDate(5, 1), lastOfItsOwn + 1) },
    { name: "June bank holiday", date: inYears(nthWeekday(1, MONDAY, 6), 2000, lastOfItsOwn) },
    { name: "Christmas Eve", date: inYears(fixedDate(12, 24), 2000, 2004) },
    { name: "Christmas Day", date: inYears(pairPastWeekend(fixedDate(12, 25)), 2000, lastOfItsOwn) },
    { name: "Christmas Day", date: inYears(fixedDate(12, 25), lastOfItsOwn + 1) },
    { name: "Saint Stephen's Day", date: inYears(pairPastWeekend(fixedDate(12, 26)), 2000, lastOfItsOwn) },
    { name: "Saint Stephen's Day", date: inYears(fixedDate(12, 26), lastOfItsOwn + 1) },
  ],
  closures: {
    "2000-03-17": "Saint Patrick's Day",
    "2008-05-01": "Labour Day",
    "2009-05-01": "Labour Day",
    "2018-03-02": "Storm Emma",
  },
  earlyCloses: [
    {
      name: "last session before Christmas",
      close: "12:28",
      date: inYears(fridayBeforeWeekend(fixedDate(12, 24)), 2010, lastOfItsOwn),
    },
    {
      name: "last session of the year",
      close: "12:28",
      date: inYears(fridayBeforeWeekend(fixedDate(12, 31)), 2010, lastOfItsOwn),
    },
    { name: "Christmas Eve", close: "13:05", date: inYears(fixedDate(12, 24), lastOfItsOwn + 1) },
    { name: "New Year's Eve", close: "13:05", date: inYears(fixedDate(12, 31), lastOfItsOwn + 1) },
  ],
  unusualCloses: { "2018-03-01": { close: "12:28", reason: "Storm Emma" } },
}
