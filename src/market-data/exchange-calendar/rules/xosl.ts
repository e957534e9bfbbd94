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

/** Oslo Børs, which has kept the Norwegian holidays within Euronext. */
export const xosl: ExchangeRules = {
  name: "Oslo Børs",
  timeZone: "Europe/Oslo",
  firstYear: 2000,
  lastYear: 2100,
  hours: [{ open: "09:00", close: "16:20" }],
  holidays: [
    { name: "New Year's Day", date: fixedDate(1, 1) },
    { name: "Maundy Thursday", date: daysAfter(goodFriday, -1) },
    { name: "Good Friday", date: goodFriday },
    { name: "Easter Monday", date: easterMonday },
    { name: "Labour Day", date: fixedDate(5, 1) },
    { name: "Constitution Day", date: fixedDate(5, 17) },
    { name: "Ascension Day", date: ascensionDay },
    { name: "Whit Monday", date: whitMonday },
    { name: "Christmas Eve", date: fixedDate(12, 24) },
    { name: "Christmas Day", date: fixedDate(12, 25) },
    { name: "Boxing Day", date: fixedDate(12, 26) },
    { name: "New Year's Eve", date: fixedDate(12, 31) },
  ],
  earlyCloses: [{ name: "Wednesday before Easter", close: "13:00", date: inYears(daysFromEaster(-4), 2011) }],
}
