import type { ExchangeRules } from "../exchange-rules.ts"
import { euronextHalfDays, euronextHolidays } from "./euronext.ts"

/** Euronext Amsterdam. Until the common calendar of 2002 it kept some days of its own. */
export const xams: ExchangeRules = {
  name: "Euronext Amsterdam",
  timeZone: "Europe/Amsterdam",
  firstYear: 2000,
  lastYear: 2100,
  hours: [{ open: "09:00", close: "17:30" }],
  holidays: euronextHolidays,
  closures: {
    "2000-06-01": "Ascension Day",
    "2000-06-12": "Whit Monday",
    "2001-04-30": "Queen's Day",
    "2001-06-04": "Whit Monday",
    "2001-12-31": "changeover to the euro",
  },
  earlyCloses: euronextHalfDays,
}
