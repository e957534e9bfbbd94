import { ascensionDay, easterMonday, fixedDate, goodFriday, whitMonday } from "../date-rules.ts"
import type { ExchangeRules } from "../exchange-rules.ts"

/** SIX Swiss Exchange. */
export const xswx: ExchangeRules = {
  name: "SIX Swiss Exchange",
  timeZone: "Europe/Zurich",
  firstYear: 2000,
  lastYear: 2100,
  hours: [{ open: "09:00", close: "17:30" }],
  holidays: [
    { name: "New Year's Day", date: fixedDate(1, 1) },
    { name: "Saint Berchtold", date: fixedDate(1, 2) },
    { name: "Good Friday", date: goodFriday },
    { name: "Easter Monday", date: easterMonday },
    { name: "Labour Day", date: fixedDate(5, 1) },
    { name: "Ascension Day", date: ascensionDay },
    { name: "Whit Monday", date: whitMonday },
    { name: "National Day", date: fixedDate(8, 1) },
    { name: "Christmas Eve", date: fixedDate(12, 24) },
    { name: "Christmas Day", date: fixedDate(12, 25) },
    { name: "Saint Stephen's Day", date: fixedDate(12, 26) },
    { name: "New Year's Eve", date: fixedDate(12, 31) },
  ],
}
