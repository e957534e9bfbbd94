import type { ExchangeRules } from "../exchange-rules.ts"
import { euronextHolidays } from "./euronext.ts"

/**
 * Days of TARGET, the payment system of the euro area, on which the ECB publishes its reference rates: its closing days are
 * those of Euronext. A session runs from the concertation of central banks at 14:10 to the publication about 16:00, the only
 * time in which a rate can be new.
 */
export const target: ExchangeRules = {
  name: "TARGET, ECB reference rates",
  timeZone: "Europe/Berlin",
  firstYear: 2000,
  lastYear: 2100,
  hours: [{ open: "14:10", close: "16:00" }],
  holidays: euronextHolidays,
  closures: { "2001-12-31": "changeover to the euro" },
}
