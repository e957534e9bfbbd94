import { weekday } from "../../../engine/money/iso-date.ts"
import {
  type DateRule,
  daysAfter,
  easterMonday,
  fixedDate,
  goodFriday,
  inYears,
  SUNDAY,
  sundayToMonday,
} from "../date-rules.ts"
import type { ExchangeRules } from "../exchange-rules.ts"
import { lunar } from "./chinese-lunar-days.ts"

/** When one of the three days of Lunar New Year is a Sunday: until 2011 the day before them, from 2012 the one after. */
const lunarNewYearSubstitute: DateRule = (year) => {
  const first = lunar.newYear(year)
  if (first === null || ![first, first + 1, first + 2].some((day) => weekday(day) === SUNDAY)) return null
  return year <= 2011 ? first - 1 : first + 3
}

const chingMing: DateRule = (year) => {
  const day = sundayToMonday(lunar.chingMing)(year)
  return day !== null && day === easterMonday(year) ? day + 1 : day
}

/** A Sunday is kept on the Monday, and National Day on the day after it. */
const dayAfterMidAutumn: DateRule = (year) => {
  const day = sundayToMonday(daysAfter(lunar.midAutumn, 1))(year)
  return day !== null && day === fixedDate(10, 1)(year) ? day + 1 : day
}

/** The first weekday after Christmas Day, and the second when Christmas Day is a Sunday and kept on the first. */
const afterChristmas: DateRule = (year) => {
  const boxingDay = fixedDate(12, 26)(year)
  return boxingDay !== null && weekday(boxingDay) <= 1 ? boxingDay + 1 : boxingDay
}

const eves: readonly { readonly name: string; readonly date: DateRule }[] = [
  { name: "Lunar New Year's Eve", date: daysAfter(lunar.newYear, -1) },
  { name: "Christmas Eve", date: fixedDate(12, 24) },
  { name: "New Year's Eve", date: fixedDate(12, 31) },
]

/**
 * Hong Kong Stock Exchange: the General Holidays Ordinance (a Sunday is kept on the next day that is no holiday; a Saturday is
 * not made up for), and days lost to storms, which since 23 September 2024 are traded through. Eves have no afternoon. The
 * longer midday breaks before 5 March 2012 and mornings lost to storms are not modelled.
 */
export const xhkg: ExchangeRules = {
  name: "Hong Kong Stock Exchange",
  timeZone: "Asia/Hong_Kong",
  firstYear: 2000,
  lastYear: 2027,
  hours: [
    { open: "10:00", close: "16:00", middayBreak: ["12:00", "13:00"] },
    { from: "2011-03-07", open: "09:30", close: "16:00", middayBreak: ["12:00", "13:00"] },
  ],
  holidays: [
    { name: "New Year's Day", date: sundayToMonday(fixedDate(1, 1)) },
    { name: "Lunar New Year", date: lunar.newYear },
    { name: "Lunar New Year, second day", date: daysAfter(lunar.newYear, 1) },
    { name: "Lunar New Year, third day", date: daysAfter(lunar.newYear, 2) },
    { name: "Lunar New Year, substitute", date: lunarNewYearSubstitute },
    { name: "Ching Ming Festival", date: chingMing },
    { name: "Good Friday", date: goodFriday },
    { name: "Easter Monday", date: easterMonday },
    { name: "Labour Day", date: sundayToMonday(fixedDate(5, 1)) },
    { name: "Buddha's Birthday", date: sundayToMonday(lunar.buddha) },
    { name: "Tuen Ng Festival", date: sundayToMonday(lunar.dragonBoat) },
    { name: "Establishment Day", date: sundayToMonday(fixedDate(7, 1)) },
    { name: "day after Mid-Autumn Festival", date: inYears(daysAfter(lunar.midAutumn, 1), 2000, 2011) },
    { name: "day after Mid-Autumn Festival", date: inYears(dayAfterMidAutumn, 2012) },
    { name: "National Day", date: sundayToMonday(fixedDate(10, 1)) },
    { name: "Chung Yeung Festival", date: sundayToMonday(lunar.doubleNinth) },
    { name: "Christmas Day", date: sundayToMonday(fixedDate(12, 25)) },
    { name: "weekday after Christmas Day", date: afterChristmas },
  ],
  closures: {
    "2001-07-06": "Typhoon Utor",
    "2001-07-25": "Typhoon Yutu",
    "2008-08-06": "Typhoon Kammuri",
    "2008-08-22": "Typhoon Nuri",
    "2011-09-29": "Typhoon Nesat",
    "2013-08-14": "Typhoon Utor",
    "2015-09-03": "70 years after the war",
    "2016-08-02": "Typhoon Nida",
    "2016-10-21": "Typhoon Haima",
    "2017-08-23": "Typhoon Hato",
    "2020-10-13": "Typhoon Nangka",
    "2021-10-13": "Typhoon Kompasu",
    "2023-07-17": "Typhoon Talim",
    "2023-09-01": "Typhoon Saola",
    "2023-09-08": "black rainstorm",
    "2024-09-06": "Typhoon Yagi",
  },
  earlyCloses: eves.flatMap(({ name, date }) => [
    { name, close: "12:30", date: inYears(date, 2000, 2011) },
    { name, close: "12:00", date: inYears(date, 2012) },
  ]),
}
