import { expect, it } from "vitest"
import { parseDay } from "./parse-day.ts"

it("keeps a day that exists as it was written", () => {
  expect(parseDay("2024-02-29")).toBe("2024-02-29")
})

it.each(["2023-02-29", "2024-13-01", "2024-1-1", "01/02/2024", "today", "", "2024-01-01T00:00"])(
  "refuses %j",
  (text) => {
    expect(() => parseDay(text)).toThrow("A date was expected, as YYYY-MM-DD.")
  },
)
