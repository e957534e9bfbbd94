import { expect, it } from "vitest"
import { formatIsoDay, formatIsoRange } from "./iso-day.ts"

it("writes a day out", () => {
  expect(formatIsoDay("2025-03-14")).toBe("14\u00a0Mar\u00a02025")
})

it("leaves what is no date as it was written", () => {
  expect(formatIsoDay("2025-02-30")).toBe("2025-02-30")
  expect(formatIsoDay(null)).toBe("–")
})

it("writes a range, and a single day once", () => {
  expect(formatIsoRange("2022-05-02", "2025-10-13")).toBe("2\u00a0May\u00a02022 – 13\u00a0Oct\u00a02025")
  expect(formatIsoRange("2022-05-02", "2022-05-02")).toBe("2\u00a0May\u00a02022")
  expect(formatIsoRange(null, null)).toBe("–")
})
