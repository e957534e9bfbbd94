import { describe, expect, it } from "vitest"
import { epochDayOf, isoDate, weekday } from "../../../engine/money/iso-date.ts"
import { worldCalendar } from "../world-calendar.ts"
import { lunar } from "./chinese-lunar-days.ts"

const years = Array.from({ length: 28 }, (_, at) => 2000 + at)

describe("the table of Chinese lunar days", () => {
  // ICU's Chinese calendar, which reckons new moons itself. It takes the new moon of 6 February 2027, 23:56 in Beijing, for
  // the next day's, where the observatories of Hong Kong and Nanjing do not.
  const icu = new Intl.DateTimeFormat("en-u-ca-chinese", {
    timeZone: "UTC",
    month: "numeric",
    day: "numeric",
  })

  it.each([
    ["newYear", "1/1"],
    ["buddha", "4/8"],
    ["dragonBoat", "5/5"],
    ["midAutumn", "8/15"],
    ["doubleNinth", "9/9"],
  ] as const)("has %s on %s of the Chinese calendar", (column, lunarDate) => {
    for (const year of years) {
      if (year === 2027 && column === "newYear") continue
      const date = lunar[column](year)
      expect(date === null ? null : `${year}: ${icu.format(date * 86_400_000)}`).toBe(`${year}: ${lunarDate}`)
    }
  })

  it("has new year of 2027 on 6 February", () => {
    expect(lunar.newYear(2027)).toBe(epochDayOf(2027, 2, 6))
  })

  it("has Ching Ming where the rule of thumb of the sun's 15° puts it", () => {
    // Day of April of the solar term, 21st century: floor(0.2422·y + 4.81) − floor(y / 4), y the year of the century.
    for (const year of years.slice(1)) {
      const y = year - 2000
      const dayOfApril = Math.floor(0.2422 * y + 4.81) - Math.floor(y / 4)
      expect(lunar.chingMing(year)).toBe(epochDayOf(year, 4, dayOfApril))
    }
  })
})

describe("the equinoxes of Japan", () => {
  it("are where the approximation of Shin Koyomi Benrichō has them, 1980 to 2099", () => {
    for (const year of years) {
      const drift = 0.242194 * (year - 1980) - Math.floor((year - 1980) / 4)
      const vernal = epochDayOf(year, 3, Math.floor(20.8431 + drift))
      const autumnal = epochDayOf(year, 9, Math.floor(23.2488 + drift))
      for (const [date, name] of [
        [vernal, "Vernal Equinox Day"],
        [autumnal, "Autumnal Equinox Day"],
      ] as const) {
        const kept = weekday(date) === 0 ? date + 1 : date
        expect([isoDate(kept), worldCalendar.closure("XTKS", kept)]).toEqual([
          isoDate(kept),
          weekday(kept) === 6 ? null : name,
        ])
      }
    }
  })
})

describe("Matariki", () => {
  it("is a Friday between 19 June and 20 July in every year from 2022 to 2052", () => {
    for (let year = 2022; year <= 2052; year++) {
      const found: number[] = []
      for (let date = epochDayOf(year, 6, 1); date <= epochDayOf(year, 7, 31); date++) {
        if (worldCalendar.closure("XNZE", date) === "Matariki") found.push(date)
      }
      expect(found).toHaveLength(1)
      expect(weekday(found[0])).toBe(5)
      expect(found[0]).toBeGreaterThanOrEqual(epochDayOf(year, 6, 19))
      expect(found[0]).toBeLessThanOrEqual(epochDayOf(year, 7, 20))
    }
  })
})
