import { easterMonday, fixedDate, goodFriday } from "../date-rules.ts"
import type { ExchangeRules } from "../exchange-rules.ts"

/** Borsa Italiana, which has kept days of its own within Euronext. */
export const xmil: ExchangeRules = {
  name: "Borsa Italiana",
  timeZone: "Europe/Rome",
  firstYear: 2000,
  lastYear: 2100,
  hours: [{ open: "09:00", close: "17:30" }],
  holidays: [
    { name: "New Year's Day", date: fixedDate(1, 1) },
    { name: "Good Friday", date: goodFriday },
    { name: "Easter Monday", date: easterMonday },
    { name: "Labour Day", date: fixedDate(5, 1) },
    { name: "Assumption", date: fixedDate(8, 15) },
    { name: "Christmas Eve", date: fixedDate(12, 24) },
    { name: "Christmas Day", date: fixedDate(12, 25) },
    { name: "Saint Stephen's Day", date: fixedDate(12, 26) },
    { name: "New Year's Eve", date: fixedDate(12, 31) },
  ],
}
