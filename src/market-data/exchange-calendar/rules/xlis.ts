import { daysFromEaster, fixedDate, inYears } from "../date-rules.ts"
import type { ExchangeRules } from "../exchange-rules.ts"
import { euronextHolidays } from "./euronext.ts"

/** Euronext Lisbon, an hour behind Paris. It kept the Portuguese holidays until it joined Euronext's calendar in 2003. */
export const xlis: ExchangeRules = {
  name: "Euronext Lisbon",
  timeZone: "Europe/Lisbon",
  firstYear: 2000,
  lastYear: 2100,
  hours: [{ open: "08:00", close: "16:30" }],
  holidays: [
    ...euronextHolidays,
    { name: "Carnival", date: inYears(daysFromEaster(-47), 2000, 2002) },
    { name: "Freedom Day", date: inYears(fixedDate(4, 25), 2000, 2002) },
    { name: "Corpus Christi", date: inYears(daysFromEaster(60), 2000, 2002) },
    { name: "Portugal Day", date: inYears(fixedDate(6, 10), 2000, 2002) },
    { name: "Saint Anthony", date: inYears(fixedDate(6, 13), 2000, 2001) },
    { name: "Assumption", date: inYears(fixedDate(8, 15), 2000, 2002) },
    { name: "Republic Day", date: inYears(fixedDate(10, 5), 2000, 2002) },
    { name: "All Saints' Day", date: inYears(fixedDate(11, 1), 2000, 2002) },
    { name: "Restoration of Independence", date: inYears(fixedDate(12, 1), 2000, 2002) },
    { name: "Immaculate Conception", date: inYears(fixedDate(12, 8), 2000, 2002) },
    { name: "Christmas Eve", date: inYears(fixedDate(12, 24), 2000, 2002) },
  ],
  earlyCloses: [
    { name: "Christmas Eve", close: "13:05", date: fixedDate(12, 24) },
    { name: "New Year's Eve", close: "13:05", date: fixedDate(12, 31) },
  ],
}
