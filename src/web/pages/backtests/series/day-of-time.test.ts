import { expect, it } from "vitest"
import { dayOfTime, formatTime, timeOfDay } from "./day-of-time.ts"

it("reads dates and times of bars", () => {
  // date -d '2017-04-19 UTC' +%s is 1492560000, which is 17275 days.
  expect(dayOfTime("2017-04-19")).toBe(17_275)
  expect(dayOfTime("2017-04-19 09:00")).toBe(17_275.375)
  expect(dayOfTime("yesterday")).toBeNaN()
})

it("writes them back as they were", () => {
  expect(timeOfDay(dayOfTime("2017-04-19 09:41"))).toBe("2017-04-19T09:41")
  expect(formatTime(dayOfTime("2017-04-19T09:41"))).toBe("19\u00a0Apr\u00a02017, 09:41")
})
