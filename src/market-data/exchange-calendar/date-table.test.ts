import { expect, it } from "vitest"
import { epochDayOf } from "../../engine/money/iso-date.ts"
import { dateTable } from "./date-table.ts"

it("makes a rule of each column", () => {
  const table = dateTable(["spring", "autumn"], "2025 03-20 09-23\n2026 03-20 09-22")
  expect(table.autumn(2026)).toBe(epochDayOf(2026, 9, 22))
})

it("refuses a year without a line, for which a holiday would be missing in silence", () => {
  const table = dateTable(["spring", "autumn"], "2025 03-20 09-23")
  expect(() => table.spring(2026)).toThrow("the table of spring, autumn has no line for 2026")
})

it("refuses a line that lacks a date or has one that does not exist", () => {
  expect(() => dateTable(["spring", "autumn"], "2025 03-20")).toThrow("expected a year and 2 dates")
  expect(() => dateTable(["spring"], "2025 02-29")).toThrow("02-29 is no MM-DD of 2025")
})
