import { expect, it } from "vitest"
import { isoDate } from "../../engine/money/iso-date.ts"
import { easterSunday } from "./easter-sunday.ts"

// python-dateutil 2.9.0, dateutil.easter.easter(year): among them the earliest and the latest date there is, and the years
// in which the rules' two exceptions apply.
it.each([
  [1818, "1818-03-22"],
  [1943, "1943-04-25"],
  [1954, "1954-04-18"],
  [1981, "1981-04-19"],
  [2000, "2000-04-23"],
  [2008, "2008-03-23"],
  [2025, "2025-04-20"],
  [2038, "2038-04-25"],
  [2049, "2049-04-18"],
  [2076, "2076-04-19"],
])("Easter Sunday of %i is %s", (year, date) => {
  expect(isoDate(easterSunday(year))).toBe(date)
})
