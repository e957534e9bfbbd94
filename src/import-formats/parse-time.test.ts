import { expect, it } from "vitest"
import { parseTime } from "./parse-time.ts"

it.each([
  ["9:35", 575],
  ["09:35:59", 575],
  ["15:26:20.4094922", 926],
  ["9:35 AM", 575],
  ["12:05 am", 5],
  ["12:05 PM", 725],
  ["4:00 p.m.", 960],
  ["10:23:59.10540Z", 623],
  ["10:23:59-05:00", 623],
])("cuts %s to the minute, as printed", (text, minute) => {
  expect(parseTime(text)).toBe(minute)
})

it.each(["24:00", "9:60", "13:00 PM", "0:30 AM", "9", "09:35:61", "noon"])(
  "does not take %s for a time",
  (text) => {
    expect(parseTime(text)).toBeNull()
  },
)
