import { ascensionDay, easterMonday, firstWeekdayFrom, fixedDate, FRIDAY, goodFriday } from "../date-rules.ts"
import type { ExchangeRules } from "../exchange-rules.ts"

/** Nasdaq Helsinki, an hour ahead of Stockholm. */
export const xhel: ExchangeRules = {
  name: "Nasdaq Helsinki",
  timeZone: "Europe/Helsinki",
  firstYear: 2000,
  lastYear: 2100,
  hours: [{ open: "10:00", close: "18:30" }],
  holidays: [
    { name: "New Year's Day", date: fixedDate(1, 1) },
    { name: "Epiphany", date: fixedDate(1, 6) },
    { name: "Good Friday", date: goodFriday },
    { name: "Easter Monday", date: easterMonday },
    { name: "Labour Day", date: fixedDate(5, 1) },
    { name: "Ascension Day", date: ascensionDay },
    { name: "Midsummer Eve", date: firstWeekdayFrom(FRIDAY, 6, 19) },
    { name: "Independence Day", date: fixedDate(12, 6) },
    { name: "Christmas Eve", date: fixedDate(12, 24) },
    { name: "Christmas Day", date: fixedDate(12, 25) },
    { name: "Boxing Day", date: fixedDate(12, 26) },
    { name: "New Year's Eve", date: fixedDate(12, 31) },
  ],
}
