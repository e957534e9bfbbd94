import {
  easterMonday,
  fixedDate,
  fridayBeforeWeekend,
  goodFriday,
  lastWeekday,
  MONDAY,
  movedIn,
  nthWeekday,
  pairPastWeekend,
  weekendToMonday,
} from "../date-rules.ts"
import type { ExchangeRules } from "../exchange-rules.ts"

/** London Stock Exchange: the bank holidays of England and Wales, with the royal proclamations that moved or added one. */
export const xlon: ExchangeRules = {
  name: "London Stock Exchange",
  timeZone: "Europe/London",
  firstYear: 2000,
  lastYear: 2100,
  hours: [{ open: "08:00", close: "16:30" }],
  holidays: [
    { name: "New Year's Day", date: weekendToMonday(fixedDate(1, 1)) },
    { name: "Good Friday", date: goodFriday },
    { name: "Easter Monday", date: easterMonday },
    { name: "Early May bank holiday", date: movedIn(nthWeekday(1, MONDAY, 5), { 2020: [5, 8] }) },
    {
      name: "Spring bank holiday",
      date: movedIn(lastWeekday(MONDAY, 5), { 2002: [6, 4], 2012: [6, 4], 2022: [6, 2] }),
    },
    { name: "Summer bank holiday", date: lastWeekday(MONDAY, 8) },
    { name: "Christmas Day", date: pairPastWeekend(fixedDate(12, 25)) },
    { name: "Boxing Day", date: pairPastWeekend(fixedDate(12, 26)) },
  ],
  closures: {
    "2002-06-03": "Golden Jubilee",
    "2011-04-29": "wedding of Prince William",
    "2012-06-05": "Diamond Jubilee",
    "2022-06-03": "Platinum Jubilee",
    "2022-09-19": "funeral of Queen Elizabeth II",
    "2023-05-08": "coronation of King Charles III",
  },
  earlyCloses: [
    { name: "last session before Christmas", close: "12:30", date: fridayBeforeWeekend(fixedDate(12, 24)) },
    { name: "last session of the year", close: "12:30", date: fridayBeforeWeekend(fixedDate(12, 31)) },
  ],
}
