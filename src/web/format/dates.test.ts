import { expect, it } from "vitest"
import { epochDayOf } from "../../engine/money/iso-date.ts"
import { formatDay, formatDays, formatMinute, formatMonth } from "./dates.ts"

it("writes a day so that no reader takes it for another", () => {
  expect(formatDay(epochDayOf(2025, 3, 14))).toBe("14\u00a0Mar\u00a02025")
  expect(formatMonth(epochDayOf(2025, 3, 14))).toBe("Mar\u00a02025")
})

it("writes a minute of the day, and nothing where the log has none", () => {
  expect(formatMinute(605)).toBe("10:05")
  expect(formatMinute(0)).toBe("00:00")
  expect(formatMinute(-1)).toBe("")
})

it("counts days in words", () => {
  expect(formatDays(1)).toBe("1\u00a0day")
  expect(formatDays(212)).toBe("212\u00a0days")
})
