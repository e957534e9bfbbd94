import { weekday } from "../../../engine/money/iso-date.ts"
import { dateTable } from "../date-table.ts"
import {
  type DateRule,
  fixedDate,
  inYears,
  MONDAY,
  movedIn,
  nthWeekday,
  sundayToMonday,
} from "../date-rules.ts"
import type { ExchangeRules } from "../exchange-rules.ts"

// Announced in February of the year before, from the National Astronomical Observatory's almanac.
const equinox = dateTable(
  ["vernal", "autumnal"],
  `2000 03-20 09-23
   2001 03-20 09-23
   2002 03-21 09-23
   2003 03-21 09-23
   2004 03-20 09-23
   2005 03-20 09-23
   2006 03-21 09-23
   2007 03-21 09-23
   2008 03-20 09-23
   2009 03-20 09-23
   2010 03-21 09-23
   2011 03-21 09-23
   2012 03-20 09-22
   2013 03-20 09-23
   2014 03-21 09-23
   2015 03-21 09-23
   2016 03-20 09-22
   2017 03-20 09-23
   2018 03-21 09-23
   2019 03-21 09-23
   2020 03-20 09-22
   2021 03-20 09-23
   2022 03-21 09-23
   2023 03-21 09-23
   2024 03-20 09-22
   2025 03-20 09-23
   2026 03-20 09-23
   2027 03-21 09-23`,
)

const respectForTheAged = nthWeekday(3, MONDAY, 9)

/** A single day between two holidays is one too (Act on National Holidays, article 3); since 2003 it happens in September. */
const betweenSeptemberHolidays: DateRule = (year) => {
  const first = respectForTheAged(year)
  const second = equinox.autumnal(year)
  return first !== null && second !== null && second - first === 2 ? first + 1 : null
}

/** 3, 4 and 5 May: what falls on Sunday is kept on the 6th. Before 2007 this held for the 5th alone. */
const afterGoldenWeek: DateRule = (year) => {
  const sixth = fixedDate(5, 6)(year)
  if (sixth === null) return null
  const holidaysBefore = year < 2007 ? 1 : 3
  return weekday(sixth) >= 1 && weekday(sixth) <= holidaysBefore ? sixth : null
}

/**
 * Tokyo Stock Exchange: the Act on National Holidays, whose Sundays are kept on the next day that is none, and the days around
 * New Year. The morning session ended at 11:00 until November 2011 and the first and last day of a year were half days
 * until 2009; neither is modelled.
 */
export const xtks: ExchangeRules = {
  name: "Tokyo Stock Exchange",
  timeZone: "Asia/Tokyo",
  firstYear: 2000,
  lastYear: 2027,
  hours: [
    { open: "09:00", close: "15:00", middayBreak: ["11:30", "12:30"] },
    { from: "2024-11-05", open: "09:00", close: "15:30", middayBreak: ["11:30", "12:30"] },
  ],
  holidays: [
    { name: "New Year's Day", date: fixedDate(1, 1) },
    { name: "New Year holiday", date: fixedDate(1, 2) },
    { name: "New Year holiday", date: fixedDate(1, 3) },
    { name: "Coming of Age Day", date: nthWeekday(2, MONDAY, 1) },
    { name: "National Foundation Day", date: sundayToMonday(fixedDate(2, 11)) },
    { name: "Emperor's Birthday", date: inYears(sundayToMonday(fixedDate(2, 23)), 2020) },
    { name: "Vernal Equinox Day", date: sundayToMonday(equinox.vernal) },
    { name: "Shōwa Day", date: sundayToMonday(fixedDate(4, 29)) },
    { name: "Constitution Memorial Day", date: fixedDate(5, 3) },
    { name: "Greenery Day", date: fixedDate(5, 4) },
    { name: "Children's Day", date: fixedDate(5, 5) },
    { name: "substitute holiday of Golden Week", date: afterGoldenWeek },
    { name: "Marine Day", date: inYears(sundayToMonday(fixedDate(7, 20)), 2000, 2002) },
    {
      name: "Marine Day",
      date: inYears(movedIn(nthWeekday(3, MONDAY, 7), { 2020: [7, 23], 2021: [7, 22] }), 2003),
    },
    {
      name: "Mountain Day",
      date: inYears(sundayToMonday(movedIn(fixedDate(8, 11), { 2020: [8, 10], 2021: [8, 8] })), 2016),
    },
    { name: "Respect for the Aged Day", date: inYears(sundayToMonday(fixedDate(9, 15)), 2000, 2002) },
    { name: "Respect for the Aged Day", date: inYears(respectForTheAged, 2003) },
    { name: "day between two holidays", date: inYears(betweenSeptemberHolidays, 2003) },
    { name: "Autumnal Equinox Day", date: sundayToMonday(equinox.autumnal) },
    { name: "Sports Day", date: movedIn(nthWeekday(2, MONDAY, 10), { 2020: [7, 24], 2021: [7, 23] }) },
    { name: "Culture Day", date: sundayToMonday(fixedDate(11, 3)) },
    { name: "Labour Thanksgiving Day", date: sundayToMonday(fixedDate(11, 23)) },
    { name: "Emperor's Birthday", date: inYears(sundayToMonday(fixedDate(12, 23)), 2000, 2018) },
    { name: "New Year's Eve", date: fixedDate(12, 31) },
  ],
  closures: {
    "2019-04-30": "day between two holidays",
    "2019-05-01": "accession of Emperor Naruhito",
    "2019-05-02": "day between two holidays",
    "2019-10-22": "enthronement of Emperor Naruhito",
    "2020-10-01": "failure of the trading system",
  },
}
