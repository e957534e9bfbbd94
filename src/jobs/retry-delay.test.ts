import { describe, expect, it } from "vitest"
import { retryDelay } from "./retry-delay.ts"

describe("the delay before a retry", () => {
  const backoff = { baseMs: 1_000, capMs: 8_000 }

  it("has the whole span from nothing to a bound that doubles up to its cap", () => {
    const bounds = [1, 2, 3, 4, 5, 60].map((attempt) => retryDelay(attempt, backoff, () => 1))
    expect(bounds).toEqual([1_000, 2_000, 4_000, 8_000, 8_000, 8_000])
    expect(retryDelay(5, backoff, () => 0)).toBe(0)
    expect(retryDelay(2, backoff, () => 0.25)).toBe(500)
  })
})
