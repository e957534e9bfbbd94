import { easterMonday, fixedDate, goodFriday, sundayToMonday } from "../date-rules.ts"
import type { ExchangeRules } from "../exchange-rules.ts"

/**
 * Johannesburg Stock Exchange: Public Holidays Act 1994, by which a Sunday is kept on Monday. Elections and what the
 * President declares under section 2A are entries, known some weeks ahead.
 */
export const xjse: ExchangeRules = {
  name: "Johannesburg Stock Exchange",
  timeZone: "Africa/Johannesburg",
  firstYear: 2000,
  lastYear: 2100,
  hours: [{ open: "09:00", close: "17:00" }],
  holidays: [
    { name: "New Year's Day", date: sundayToMonday(fixedDate(1, 1)) },
    { name: "Human Rights Day", date: sundayToMonday(fixedDate(3, 21)) },
    { name: "Good Friday", date: goodFriday },
    { name: "Family Day", date: easterMonday },
    { name: "Freedom Day", date: sundayToMonday(fixedDate(4, 27)) },
    { name: "Workers' Day", date: sundayToMonday(fixedDate(5, 1)) },
    { name: "Youth Day", date: sundayToMonday(fixedDate(6, 16)) },
    { name: "Women's Day", date: sundayToMonday(fixedDate(8, 9)) },
    { name: "Heritage Day", date: sundayToMonday(fixedDate(9, 24)) },
    { name: "Day of Reconciliation", date: sundayToMonday(fixedDate(12, 16)) },
    { name: "Christmas Day", date: sundayToMonday(fixedDate(12, 25)) },
    { name: "Day of Goodwill", date: sundayToMonday(fixedDate(12, 26)) },
  ],
  closures: {
    "2004-04-14": "general election",
    "2006-03-01": "municipal elections",
    "2008-05-02": "declared, since Human Rights Day had been Good Friday",
    "2009-04-22": "general election",
    "2011-05-18": "municipal elections",
    "2011-12-27": "declared, since Christmas Day was a Sunday",
    "2014-05-07": "general election",
    "2016-08-03": "municipal elections",
    "2016-12-27": "declared, since Christmas Day was a Sunday",
    "2019-05-08": "general election",
    "2021-11-01": "municipal elections",
    "2022-12-27": "declared, since Christmas Day was a Sunday",
    "2023-12-15": "declared after the Rugby World Cup",
    "2024-05-29": "general election",
    "2026-11-04": "municipal elections",
  },
}
