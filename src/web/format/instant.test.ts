import { expect, it } from "vitest"
import { formatClock, formatInstant } from "./instant.ts"

// Without an offset both read the same local wall clock, whatever the machine's zone.
it("writes an instant as the reader's clock shows it", () => {
  expect(formatInstant("2025-03-04T09:05:00")).toBe("4\u00a0Mar\u00a02025, 09:05")
  expect(formatClock(new Date("2025-03-04T09:05:00").getTime())).toBe("09:05")
})

it("leaves what is no instant as it was written", () => {
  expect(formatInstant("soon")).toBe("soon")
})
