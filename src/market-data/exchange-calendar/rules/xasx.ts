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

/** Australian Securities Exchange, Sydney. Anzac Day is not made up for on a weekend, except by the two entries. */
export const xasx: ExchangeRules = {
  name: "Australian Securities Exchange",
  timeZone: "Australia/Sydney",
  firstYear: 2000,
  lastYear: 2100,
  hours: [{ open: "10:00", close: "16:00" }],
  holidays: [
    { name: "New Year's Day", date: weekendToMonday(fixedDate(1, 1)) },
    { name: "Australia Day", date: weekendToMonday(fixedDate(1, 26)) },
    { name: "Good Friday", date: goodFriday },
    { name: "Easter Monday", date: easterMonday },
    { name: "Anzac Day", date: fixedDate(4, 25) },
    { name: "King's Birthday", date: nthWeekday(2, MONDAY, 6) },
    { name: "Christmas Day", date: pairPastWeekend(fixedDate(12, 25)) },
    { name: "Boxing Day", date: pairPastWeekend(fixedDate(12, 26)) },
  ],
  closures: {
    "2010-04-26": "Anzac Day, a Sunday",
    "2011-04-26": "Anzac Day, on Easter Monday",
    "2022-09-22": "mourning for Queen Elizabeth II",
  },
  earlyCloses: [
    {
      name: "last session before Christmas",
      close: "14:10",
      date: inYears(fridayBeforeWeekend(fixedDate(12, 24)), 2010),
    },
    {
      name: "last session of the year",
      close: "14:10",
      date: inYears(fridayBeforeWeekend(fixedDate(12, 31)), 2010),
    },
  ],
  unusualCloses: {
    "2022-12-23": { close: "16:00", reason: "a full day by the exchange's notice of November 2022" },
    "2022-12-30": { close: "16:00", reason: "a full day by the exchange's notice of November 2022" },
  },
}
