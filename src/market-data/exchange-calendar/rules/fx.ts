import { fixedDate } from "../date-rules.ts"
import type { ExchangeRules } from "../exchange-rules.ts"

/**
 * Currencies between banks: a date begins and ends at 17:00 in New York, so that the week runs from Sunday to Friday evening
 * there; quiet on two days of the year.
 */
export const fx: ExchangeRules = {
  name: "foreign exchange",
  timeZone: "America/New_York",
  firstYear: 2000,
  lastYear: 2100,
  hours: [{ opensOn: "the day before", open: "17:00", close: "17:00" }],
  holidays: [
    { name: "New Year's Day", date: fixedDate(1, 1) },
    { name: "Christmas Day", date: fixedDate(12, 25) },
  ],
}
