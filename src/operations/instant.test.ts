import * as fc from "fast-check"
import { expect, it } from "vitest"
import { instant } from "./instant.ts"

it("writes an instant as ISO 8601 in UTC, as the platform does", () => {
  expect(instant(0)).toBe("1970-01-01T00:00:00.000Z")
  const anyMillisecond = fc.integer({ min: Date.UTC(1900, 0), max: Date.UTC(2200, 0) })
  fc.assert(
    fc.property(anyMillisecond, (at) => {
      expect(instant(at)).toBe(new Date(at).toISOString())
    }),
  )
})
