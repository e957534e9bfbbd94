import { weekday } from "../../../engine/money/iso-date.ts"
import { dateTable } from "../date-table.ts"
import {
  type DateRule,
  daysAfter,
  fixedDate,
  goodFriday,
  inYears,
  SUNDAY,
  sundayToMonday,
} from "../date-rules.ts"
import type { ExchangeRules } from "../exchange-rules.ts"
import { lunar } from "./chinese-lunar-days.ts"

// Ministry of Manpower, public holidays; gazetted in the spring of the year before. Sundays as they are, kept on Monday.
const gazetted = dateTable(
  ["vesak", "hariRayaPuasa", "hariRayaHaji", "deepavali"],
  `2000 05-18 12-27 03-16 10-26
   2001 05-07 12-16 03-06 11-14
   2002 05-26 12-06 02-23 11-04
   2003 05-15 11-25 02-12 10-24
   2004 06-02 11-14 02-01 11-11
   2005 05-22 11-03 01-21 11-01
   2006 05-12 10-24 01-10 10-21
   2007 05-31 10-13 12-20 11-08
   2008 05-19 10-01 12-08 10-27
   2009 05-09 09-20 11-27 10-17
   2010 05-28 09-10 11-17 11-05
   2011 05-17 08-30 11-06 10-26
   2012 05-05 08-19 10-26 11-13
   2013 05-24 08-08 10-15 11-02
   2014 05-13 07-28 10-05 10-22
   2015 06-01 07-17 09-24 11-10
   2016 05-21 07-06 09-12 10-29
   2017 05-10 06-25 09-01 10-18
   2018 05-29 06-15 08-22 11-06
   2019 05-19 06-05 08-11 10-27
   2020 05-07 05-24 07-31 11-14
   2021 05-26 05-13 07-20 11-04
   2022 05-15 05-03 07-10 10-24
   2023 06-02 04-22 06-29 11-12
   2024 05-22 04-10 06-17 10-31
   2025 05-12 03-31 06-07 10-20
   2026 05-31 03-21 05-27 11-08`,
)

/** When one of the two days of Chinese New Year is a Sunday: the day after both. */
const newYearSubstitute: DateRule = (year) => {
  const first = lunar.newYear(year)
  if (first === null) return null
  return weekday(first) === SUNDAY || weekday(first + 1) === SUNDAY ? first + 2 : null
}

/**
 * Singapore Exchange: the Holidays Act, by which a Sunday is kept on Monday, and polling days. Eves that are weekdays are half
 * days (practice note 8.2.1); they and the midday break are modelled since its present form of 13 November 2017.
 */
export const xses: ExchangeRules = {
  name: "Singapore Exchange",
  timeZone: "Asia/Singapore",
  firstYear: 2000,
  lastYear: 2026,
  hours: [
    { open: "09:00", close: "17:00" },
    { from: "2017-11-13", open: "09:00", close: "17:00", middayBreak: ["12:00", "13:00"] },
  ],
  holidays: [
    { name: "New Year's Day", date: sundayToMonday(fixedDate(1, 1)) },
    { name: "Chinese New Year", date: lunar.newYear },
    { name: "Chinese New Year, second day", date: daysAfter(lunar.newYear, 1) },
    { name: "Chinese New Year, substitute", date: newYearSubstitute },
    { name: "Good Friday", date: goodFriday },
    { name: "Labour Day", date: sundayToMonday(fixedDate(5, 1)) },
    { name: "Vesak Day", date: sundayToMonday(gazetted.vesak) },
    { name: "Hari Raya Puasa", date: sundayToMonday(gazetted.hariRayaPuasa) },
    { name: "Hari Raya Haji", date: sundayToMonday(gazetted.hariRayaHaji) },
    { name: "National Day", date: sundayToMonday(fixedDate(8, 9)) },
    { name: "Deepavali", date: sundayToMonday(gazetted.deepavali) },
    { name: "Christmas Day", date: sundayToMonday(fixedDate(12, 25)) },
  ],
  closures: {
    "2007-01-02": "Hari Raya Haji of Sunday 31 December 2006, since Monday was New Year's Day",
    "2015-08-07": "50 years of independence",
    "2015-09-11": "general election",
    "2020-07-10": "general election",
    "2023-09-01": "presidential election",
  },
  earlyCloses: [
    { name: "eve of Chinese New Year", close: "12:00", date: inYears(daysAfter(lunar.newYear, -1), 2018) },
    { name: "Christmas Eve", close: "12:00", date: inYears(fixedDate(12, 24), 2017) },
    { name: "New Year's Eve", close: "12:00", date: inYears(fixedDate(12, 31), 2017) },
  ],
}
