import { easterMonday, fixedDate, goodFriday, inYears, sundayToMonday } from "../date-rules.ts"
import type { ExchangeRules } from "../exchange-rules.ts"

/**
 * Bolsa de Madrid, by BME's yearly notices. National holidays were given up in 2005, Epiphany in 2007; 24 and 31 December
 * became half days in 2012 and were closed once more in 2021.
 */
export const xmad: ExchangeRules = {
  name: "Bolsa de Madrid",
  timeZone: "Europe/Madrid",
  firstYear: 2000,
  lastYear: 2100,
  hours: [{ open: "09:00", close: "17:30" }],
  holidays: [
    { name: "New Year's Day", date: fixedDate(1, 1) },
    { name: "Epiphany", date: inYears(fixedDate(1, 6), 2000, 2006) },
    { name: "Good Friday", date: goodFriday },
    { name: "Easter Monday", date: easterMonday },
    { name: "Labour Day", date: fixedDate(5, 1) },
    { name: "Assumption", date: inYears(sundayToMonday(fixedDate(8, 15)), 2000, 2004) },
    { name: "National Day", date: inYears(fixedDate(10, 12), 2000, 2004) },
    { name: "All Saints' Day", date: inYears(fixedDate(11, 1), 2000, 2004) },
    { name: "Constitution Day", date: inYears(fixedDate(12, 6), 2000, 2004) },
    { name: "Immaculate Conception", date: inYears(fixedDate(12, 8), 2000, 2004) },
    { name: "Christmas Eve", date: inYears(fixedDate(12, 24), 2000, 2011) },
    { name: "Christmas Day", date: fixedDate(12, 25) },
    { name: "Saint Stephen's Day", date: fixedDate(12, 26) },
    { name: "New Year's Eve", date: inYears(fixedDate(12, 31), 2000, 2011) },
  ],
  closures: { "2021-12-24": "Christmas Eve", "2021-12-31": "New Year's Eve" },
  earlyCloses: [
    { name: "Christmas Eve", close: "14:00", date: fixedDate(12, 24) },
    { name: "New Year's Eve", close: "14:00", date: fixedDate(12, 31) },
  ],
}
