import type { ExchangeRules } from "../exchange-rules.ts"
import { euronextHalfDays, euronextHolidays } from "./euronext.ts"

/** Euronext Brussels. Until the common calendar of 2002 it kept some days of its own. */
export const xbru: ExchangeRules = {
  name: "Euronext Brussels",
  timeZone: "Europe/Brussels",
  firstYear: 2000,
  lastYear: 2100,
  hours: [{ open: "09:00", close: "17:30" }],
  holidays: euronextHolidays,
  closures: {
    "2000-06-01": "Ascension Day",
    "2000-06-12": "Whit Monday",
    "2000-07-21": "National Day",
    "2001-06-04": "Whit Monday",
    "2001-12-31": "changeover to the euro",
  },
  earlyCloses: euronextHalfDays,
}
