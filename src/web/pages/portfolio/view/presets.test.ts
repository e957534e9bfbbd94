import { expect, it } from "vitest"
import { epochDayOf } from "../../../../engine/money/iso-date.ts"
import { presetStart } from "./presets.ts"

const lastDay = epochDayOf(2025, 10, 13)

it("starts the year to date on the first of January", () => {
  expect(presetStart("ytd", lastDay)).toBe(epochDayOf(2025, 1, 1))
})

it("counts one year as the days after the same date a year before", () => {
  expect(presetStart("1y", lastDay)).toBe(epochDayOf(2024, 10, 14))
})

it("leaves the whole log open at its start", () => {
  expect(presetStart("all", lastDay)).toBeNull()
})
