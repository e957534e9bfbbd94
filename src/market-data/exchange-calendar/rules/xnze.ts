import { dateTable } from "../date-table.ts"
import {
  easterMonday,
  fixedDate,
  fridayBeforeWeekend,
  goodFriday,
  inYears,
  MONDAY,
  nthWeekday,
  pairPastWeekend,
  weekendToMonday,
} from "../date-rules.ts"
import type { ExchangeRules } from "../exchange-rules.ts"

// Te Kāhui o Matariki Public Holiday Act 2022, schedule 1, names the days up to 2052: a Friday by the Māori lunar calendar.
const { matariki } = dateTable(
  ["matariki"],
  `2022 06-24
   2023 07-14
   2024 06-28
   2025 06-20
   2026 07-10
   2027 06-25
   2028 07-14
   2029 07-06
   2030 06-21
   2031 07-11
   2032 07-02
   2033 06-24
   2034 07-07
   2035 06-29
   2036 07-18
   2037 07-10
   2038 06-25
   2039 07-15
   2040 07-06
   2041 07-19
   2042 07-11
   2043 07-03
   2044 06-24
   2045 07-07
   2046 06-29
   2047 07-19
   2048 07-03
   2049 06-25
   2050 07-15
   2051 06-30
   2052 06-21`,
)

/** New Zealand's Exchange, Wellington. Waitangi Day and Anzac Day are made up for on a Monday since 2014. */
export const xnze: ExchangeRules = {
  name: "New Zealand's Exchange",
  timeZone: "Pacific/Auckland",
  firstYear: 2000,
  lastYear: 2052,
  hours: [{ open: "10:00", close: "16:45" }],
  holidays: [
    { name: "New Year's Day", date: pairPastWeekend(fixedDate(1, 1)) },
    { name: "day after New Year's Day", date: pairPastWeekend(fixedDate(1, 2)) },
    { name: "Waitangi Day", date: inYears(fixedDate(2, 6), 2000, 2013) },
    { name: "Waitangi Day", date: inYears(weekendToMonday(fixedDate(2, 6)), 2014) },
    { name: "Good Friday", date: goodFriday },
    { name: "Easter Monday", date: easterMonday },
    { name: "Anzac Day", date: inYears(fixedDate(4, 25), 2000, 2013) },
    { name: "Anzac Day", date: inYears(weekendToMonday(fixedDate(4, 25)), 2014) },
    { name: "King's Birthday", date: nthWeekday(1, MONDAY, 6) },
    { name: "Matariki", date: inYears(matariki, 2022) },
    { name: "Labour Day", date: nthWeekday(4, MONDAY, 10) },
    { name: "Christmas Day", date: pairPastWeekend(fixedDate(12, 25)) },
    { name: "Boxing Day", date: pairPastWeekend(fixedDate(12, 26)) },
  ],
  closures: { "2022-09-26": "memorial day for Queen Elizabeth II" },
  earlyCloses: [
    {
      name: "last session before Christmas",
      close: "12:45",
      date: inYears(fridayBeforeWeekend(fixedDate(12, 24)), 2011),
    },
    {
      name: "last session of the year",
      close: "12:45",
      date: inYears(fridayBeforeWeekend(fixedDate(12, 31)), 2011),
    },
  ],
}
