import { describe, expect, it } from "vitest"
import { retryAfter } from "./retry-after.ts"
import { RetryBudget } from "./retry-budget.ts"
import { retryDelay } from "./retry-delay.ts"

describe("the delay before a retry", () => {
  it("is anything up to 500 ms, then 1 s, 2 s, 4 s, and 8 s from then on", () => {
    const longest = [0, 1, 2, 3, 4, 5, 20].map((retry) => retryDelay(retry, () => 1))
    expect(longest).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000])
    expect(retryDelay(3, () => 0)).toBe(0)
    expect(retryDelay(1, () => 0.25)).toBe(250)
  })
})

describe("Retry-After", () => {
  const date = "Mon, 17 Feb 2025 12:00:00 GMT"

  it("may be seconds", () => {
    expect(retryAfter("120", undefined)).toBe(120_000)
    expect(retryAfter(" 0 ", date)).toBe(0)
  })

  it("may be a date, measured against the answer's own date", () => {
    expect(retryAfter("Mon, 17 Feb 2025 12:05:00 GMT", date)).toBe(300_000)
    expect(retryAfter("Mon, 17 Feb 2025 11:05:00 GMT", date)).toBe(0)
  })

  it("is at most a day", () => {
    expect(retryAfter("1000000", undefined)).toBe(86_400_000)
    expect(retryAfter("Mon, 17 Feb 2026 12:05:00 GMT", date)).toBe(86_400_000)
  })

  it("is none when it is absent, unreadable, or a date with nothing to measure it against", () => {
    expect(retryAfter(undefined, date)).toBeNull()
    expect(retryAfter("soon", date)).toBeNull()
    expect(retryAfter("Mon, 17 Feb 2025 12:05:00 GMT", undefined)).toBeNull()
  })
})

describe("the retry budget", () => {
  it("is a tenth of the last minute's requests", () => {
    const budget = new RetryBudget()
    for (let request = 0; request < 50; request += 1) budget.countRequest(request * 100)
    const taken = Array.from({ length: 10 }, () => budget.takeRetry(5_000))
    expect(taken.filter(Boolean)).toHaveLength(5)
  })

  it("is two for a handful of requests, and two again a minute later", () => {
    const budget = new RetryBudget()
    budget.countRequest(0)
    expect([0, 0, 0].map((at) => budget.takeRetry(at))).toEqual([true, true, false])
    expect(budget.takeRetry(60_000)).toBe(true)
  })
})
