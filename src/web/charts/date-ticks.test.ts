import * as fc from "fast-check"
import { expect, it } from "vitest"
import { epochDayOf } from "../../engine/money/iso-date.ts"
import { dateTicks } from "./date-ticks.ts"

const labels = (from: number, to: number, atMost: number) =>
  dateTicks(from, to, atMost).map((tick) => tick.label)

it("labels quarters and names the year in January", () => {
  expect(labels(epochDayOf(2024, 2, 10), epochDayOf(2025, 10, 13), 8)).toEqual([
    "Apr",
    "Jul",
    "Oct",
    "2025",
    "Apr",
    "Jul",
    "Oct",
  ])
})

it("names the year once where no January is in sight", () => {
  expect(labels(epochDayOf(2025, 1, 2), epochDayOf(2025, 10, 8), 4)).toEqual(["Apr 2025", "Jul", "Oct"])
})

it("labels years over a long span", () => {
  expect(labels(epochDayOf(2015, 6, 1), epochDayOf(2025, 10, 13), 6)).toEqual([
    "2016",
    "2018",
    "2020",
    "2022",
    "2024",
  ])
})

it("labels Mondays within a quarter, and days within a week", () => {
  expect(labels(epochDayOf(2025, 9, 24), epochDayOf(2025, 10, 22), 6)).toEqual([
    "29 Sep",
    "6 Oct",
    "13 Oct",
    "20 Oct",
  ])
  expect(labels(epochDayOf(2025, 10, 1), epochDayOf(2025, 10, 3), 6)).toEqual(["1 Oct", "2 Oct", "3 Oct"])
})

it("labels hours within a day, and the day at midnight", () => {
  const noon = epochDayOf(2025, 10, 1) + 0.5
  expect(labels(noon, noon + 0.75, 6)).toEqual([
    "12:00",
    "15:00",
    "18:00",
    "21:00",
    "2 Oct",
    "03:00",
    "06:00",
  ])
})

it("keeps within the span and the room", () => {
  const day = fc.integer({ min: epochDayOf(1950, 1, 1), max: epochDayOf(2100, 1, 1) })
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: 0, max: 20_000 }),
      fc.integer({ min: 2, max: 20 }),
      (from, span, room) => {
        const ticks = dateTicks(from, from + span, room)
        expect(ticks.length).toBeLessThanOrEqual(room + 1)
        for (const tick of ticks) {
          expect(tick.day).toBeGreaterThanOrEqual(from)
          expect(tick.day).toBeLessThanOrEqual(from + span)
        }
      },
    ),
  )
})
