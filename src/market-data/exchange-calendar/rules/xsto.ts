import {
  ascensionDay,
  daysAfter,
  easterMonday,
  firstWeekdayFrom,
  fixedDate,
  FRIDAY,
  goodFriday,
  inYears,
  whitMonday,
} from "../date-rules.ts"
import type { ExchangeRules } from "../exchange-rules.ts"

/** Nasdaq Stockholm. The National Day took the place of Whit Monday in 2005; the eves of many holidays are half days. */
export const xsto: ExchangeRules = {
  name: "Nasdaq Stockholm",
  timeZone: "Europe/Stockholm",
  firstYear: 2000,
  lastYear: 2100,
  hours: [{ open: "09:00", close: "17:30" }],
  holidays: [
    { name: "New Year's Day", date: fixedDate(1, 1) },
    { name: "Epiphany", date: fixedDate(1, 6) },
    { name: "Good Friday", date: goodFriday },
    { name: "Easter Monday", date: easterMonday },
    { name: "Labour Day", date: fixedDate(5, 1) },
    { name: "Ascension Day", date: ascensionDay },
    { name: "Whit Monday", date: inYears(whitMonday, 2000, 2004) },
    { name: "National Day", date: inYears(fixedDate(6, 6), 2005) },
    { name: "Midsummer Eve", date: firstWeekdayFrom(FRIDAY, 6, 19) },
    { name: "Christmas Eve", date: fixedDate(12, 24) },
    { name: "Christmas Day", date: fixedDate(12, 25) },
    { name: "Boxing Day", date: fixedDate(12, 26) },
    { name: "New Year's Eve", date: fixedDate(12, 31) },
  ],
  earlyCloses: [
    { name: "day before Epiphany", close: "13:00", date: fixedDate(1, 5) },
    { name: "Maundy Thursday", close: "13:00", date: daysAfter(goodFriday, -1) },
    { name: "Walpurgis Eve", close: "13:00", date: fixedDate(4, 30) },
    { name: "day before Ascension Day", close: "13:00", date: daysAfter(ascensionDay, -1) },
    { name: "day before All Saints' Day", close: "13:00", date: firstWeekdayFrom(FRIDAY, 10, 30) },
  ],
}
