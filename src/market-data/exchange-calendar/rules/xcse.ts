import {
  ascensionDay,
  daysAfter,
  daysFromEaster,
  easterMonday,
  fixedDate,
  goodFriday,
  inYears,
  whitMonday,
} from "../date-rules.ts"
import type { ExchangeRules } from "../exchange-rules.ts"

/** Nasdaq Copenhagen. Great Prayer Day was abolished by law after 2023. */
export const xcse: ExchangeRules = {
  name: "Nasdaq Copenhagen",
  timeZone: "Europe/Copenhagen",
  firstYear: 2000,
  lastYear: 2100,
  hours: [{ open: "09:00", close: "17:00" }],
  holidays: [
    { name: "New Year's Day", date: fixedDate(1, 1) },
    { name: "Maundy Thursday", date: daysAfter(goodFriday, -1) },
    { name: "Good Friday", date: goodFriday },
    { name: "Easter Monday", date: easterMonday },
    { name: "Great Prayer Day", date: inYears(daysFromEaster(26), 2000, 2023) },
    { name: "Ascension Day", date: ascensionDay },
    { name: "day after Ascension Day", date: inYears(daysAfter(ascensionDay, 1), 2009) },
    { name: "Whit Monday", date: whitMonday },
    { name: "Constitution Day", date: fixedDate(6, 5) },
    { name: "Christmas Eve", date: fixedDate(12, 24) },
    { name: "Christmas Day", date: fixedDate(12, 25) },
    { name: "Boxing Day", date: fixedDate(12, 26) },
    { name: "New Year's Eve", date: fixedDate(12, 31) },
  ],
}
