import {
  easterMonday,
  fixedDate,
  fridayBeforeWeekend,
  goodFriday,
  inYears,
  whitMonday,
} from "../date-rules.ts"
import type { ExchangeRules } from "../exchange-rules.ts"

/** Xetra, Deutsche Börse, by its trading calendars. The evening trading to 20:00 of 2000 to 2003 is not modelled. */
export const xetr: ExchangeRules = {
  name: "Xetra",
  timeZone: "Europe/Berlin",
  firstYear: 2000,
  lastYear: 2100,
  hours: [{ open: "09:00", close: "17:30" }],
  holidays: [
    { name: "New Year's Day", date: fixedDate(1, 1) },
    { name: "Good Friday", date: goodFriday },
    { name: "Easter Monday", date: easterMonday },
    { name: "Labour Day", date: fixedDate(5, 1) },
    { name: "Whit Monday", date: inYears(whitMonday, 2015, 2021) },
    { name: "Day of German Unity", date: inYears(fixedDate(10, 3), 2014, 2021) },
    { name: "Christmas Eve", date: fixedDate(12, 24) },
    { name: "Christmas Day", date: fixedDate(12, 25) },
    { name: "Boxing Day", date: fixedDate(12, 26) },
    { name: "New Year's Eve", date: fixedDate(12, 31) },
  ],
  closures: {
    "2007-05-28": "Whit Monday",
    "2017-10-31": "Reformation Day, 500 years after",
  },
  earlyCloses: [
    {
      name: "last session of the year",
      close: "14:00",
      date: inYears(fridayBeforeWeekend(fixedDate(12, 30)), 2010),
    },
  ],
}
