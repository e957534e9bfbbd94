import { easterMonday, fixedDate, goodFriday } from "../date-rules.ts"
import type { ExchangeRules } from "../exchange-rules.ts"

/**
 * The days that the exchanges of Euronext have in common, by its yearly holiday calendars. None is made up for on a weekend,
 * and a half day that falls on one is left out.
 */
export const euronextHolidays: ExchangeRules["holidays"] = [
  { name: "New Year's Day", date: fixedDate(1, 1) },
  { name: "Good Friday", date: goodFriday },
  { name: "Easter Monday", date: easterMonday },
  { name: "Labour Day", date: fixedDate(5, 1) },
  { name: "Christmas Day", date: fixedDate(12, 25) },
  { name: "Boxing Day", date: fixedDate(12, 26) },
]

/** Half days end at 14:05 in Paris, which is what Amsterdam and Brussels have on their clocks too. */
export const euronextHalfDays: NonNullable<ExchangeRules["earlyCloses"]> = [
  { name: "Christmas Eve", close: "14:05", date: fixedDate(12, 24) },
  { name: "New Year's Eve", close: "14:05", date: fixedDate(12, 31) },
]
