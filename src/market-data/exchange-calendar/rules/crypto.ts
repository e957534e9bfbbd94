import type { ExchangeRules } from "../exchange-rules.ts"

/** Coins trade always; a session is a day in UTC, as vendors cut their daily bars. From the year of the first block. */
export const crypto: ExchangeRules = {
  name: "crypto, 24×7",
  timeZone: "UTC",
  firstYear: 2009,
  lastYear: 2100,
  hours: [{ open: "00:00", close: "24:00" }],
  everyDay: true,
  holidays: [],
}
