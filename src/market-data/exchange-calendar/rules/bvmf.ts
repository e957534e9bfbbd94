import { isoDate } from "../../../engine/money/iso-date.ts"
import {
  type DateRule,
  daysAfter,
  daysFromEaster,
  fixedDate,
  fridayBeforeWeekend,
  goodFriday,
  inYears,
  nthWeekday,
  SUNDAY,
} from "../date-rules.ts"
import type { DateText, ExchangeRules, SessionHours } from "../exchange-rules.ts"

const lastYear = 2027

// Brazil gave up daylight saving time in 2019. Since that November the close follows New York's clocks instead: 17:00 while
// they are ahead, from the Monday after the second Sunday of March, and 18:00 from the Monday after the first of November.
const newYorkAhead = daysAfter(nthWeekday(2, SUNDAY, 3), 1)
const newYorkBack = daysAfter(nthWeekday(1, SUNDAY, 11), 1)

function closesFrom(rule: DateRule, year: number, close: SessionHours["close"]): SessionHours[] {
  const day = rule(year)
  return day === null ? [] : [{ from: isoDate(day) as string as DateText, open: "10:00", close }]
}

const closesWithNewYork = Array.from({ length: lastYear - 2019 }, (_, at) => 2020 + at).flatMap((year) => [
  ...closesFrom(newYorkAhead, year, "17:00"),
  ...closesFrom(newYorkBack, year, "18:00"),
])

/**
 * B3, São Paulo: national holidays, those of the city and the state while the exchange kept them (to 2021), Carnival and the
 * year's last weekday. Ash Wednesday begins after noon.
 */
export const bvmf: ExchangeRules = {
  name: "B3",
  timeZone: "America/Sao_Paulo",
  firstYear: 2000,
  lastYear,
  hours: [
    { open: "10:00", close: "17:00" },
    { from: "2019-11-04", open: "10:00", close: "18:00" },
    ...closesWithNewYork,
  ],
  holidays: [
    { name: "New Year's Day", date: fixedDate(1, 1) },
    { name: "Anniversary of São Paulo", date: inYears(fixedDate(1, 25), 2000, 2021) },
    { name: "Carnival Monday", date: daysFromEaster(-48) },
    { name: "Carnival Tuesday", date: daysFromEaster(-47) },
    { name: "Good Friday", date: goodFriday },
    { name: "Tiradentes Day", date: fixedDate(4, 21) },
    { name: "Labour Day", date: fixedDate(5, 1) },
    { name: "Corpus Christi", date: daysFromEaster(60) },
    { name: "Constitutionalist Revolution", date: inYears(fixedDate(7, 9), 2000, 2019) },
    { name: "Independence Day", date: fixedDate(9, 7) },
    { name: "Our Lady of Aparecida", date: fixedDate(10, 12) },
    { name: "All Souls' Day", date: fixedDate(11, 2) },
    { name: "Republic Day", date: fixedDate(11, 15) },
    { name: "Black Consciousness Day", date: inYears(fixedDate(11, 20), 2006, 2019) },
    { name: "Black Consciousness Day", date: inYears(fixedDate(11, 20), 2024) },
    { name: "Christmas Eve", date: fixedDate(12, 24) },
    { name: "Christmas Day", date: fixedDate(12, 25) },
    { name: "last weekday of the year", date: fridayBeforeWeekend(fixedDate(12, 31)) },
  ],
  closures: {
    "2014-06-12": "opening of the World Cup in São Paulo",
    "2021-07-09": "Constitutionalist Revolution",
  },
  lateOpens: [{ name: "Ash Wednesday", open: "13:00", date: inYears(daysFromEaster(-46), 2016) }],
}
