import { expect, it } from "vitest"
import { epochDayOf } from "../../engine/money/iso-date.ts"
import { localToday } from "./local-today.ts"

it("is the date on the reader's wall, just after midnight and just before", () => {
  expect(localToday(new Date(2025, 2, 14, 0, 1))).toBe(epochDayOf(2025, 3, 14))
  expect(localToday(new Date(2025, 2, 14, 23, 59))).toBe(epochDayOf(2025, 3, 14))
})
