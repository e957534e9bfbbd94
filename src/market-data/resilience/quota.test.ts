import { describe, expect, it } from "vitest"
import { MemoryProviderState } from "../../../test/market-data-world.ts"
import { localDay, localHour } from "./local-date.ts"
import { RateBucket } from "./rate-bucket.ts"
import type { RequestLimits } from "./request-limits.ts"
import { RequestQuota } from "./request-quota.ts"

const at = (text: string) => Date.parse(text)

describe("a rate", () => {
  const bucket = () => new RateBucket({ requests: 2, periodMs: 1000, burst: 10 })

  it("lets a burst through at once and then two a second", () => {
    const rate = bucket()
    for (let request = 0; request < 10; request += 1) {
      expect(rate.waitFor(true, 0)).toBe(0)
      rate.take()
    }
    expect(rate.waitFor(true, 0)).toBe(500)
    expect(rate.waitFor(true, 500)).toBe(0)
    expect(rate.tokensLeft(100_000)).toBe(10)
  })

  it("leaves a job seven of ten, the rest for someone who waits", () => {
    const rate = bucket()
    let taken = 0
    for (; rate.waitFor(false, 0) === 0; taken += 1) rate.take()
    expect(taken).toBe(7)
    expect(rate.waitFor(true, 0)).toBe(0)
  })
})

describe("a quota", () => {
  const limits = (change: Partial<RequestLimits>): RequestLimits => ({
    rates: [],
    quotas: [],
    symbolsPerMonth: null,
    timeZone: "America/New_York",
    slots: 1,
    places: 1,
    ...change,
  })
  const quotaOf = (change: Partial<RequestLimits>, state = new MemoryProviderState()) =>
    new RequestQuota("tiingo", limits(change), state)

  it("is spent until the end of its hour", async () => {
    const quota = quotaOf({ quotas: [{ per: "hour", requests: 2 }] })
    const now = at("2025-02-17T12:20:00Z")
    expect(await quota.take([], true, now)).toEqual({ hour: 1 })
    expect(await quota.take([], true, now)).toEqual({ hour: 0 })
    await expect(quota.take([], true, now)).rejects.toMatchObject({
      why: "quota-spent",
      retryAt: at("2025-02-17T13:00:00Z"),
    })
    expect(await quota.take([], true, at("2025-02-17T13:00:00Z"))).toEqual({ hour: 1 })
  })

  it("of a day begins anew at midnight of the vendor's zone, summer time or not", async () => {
    const quota = quotaOf({ quotas: [{ per: "day", requests: 1 }] })
    await quota.take([], true, at("2025-02-17T12:00:00Z"))
    await expect(quota.take([], true, at("2025-02-18T04:59:00Z"))).rejects.toMatchObject({
      retryAt: at("2025-02-18T05:00:00Z"),
    })
    await quota.take([], true, at("2025-07-01T12:00:00Z"))
    await expect(quota.take([], true, at("2025-07-01T12:01:00Z"))).rejects.toMatchObject({
      retryAt: at("2025-07-02T04:00:00Z"),
    })
  })

  it("is known after a restart and to another process", async () => {
    const state = new MemoryProviderState()
    const change = { quotas: [{ per: "day", requests: 2 }] } as const
    await quotaOf(change, state).take([], true, at("2025-02-17T12:00:00Z"))
    expect(await quotaOf(change, state).take([], true, at("2025-02-17T12:01:00Z"))).toEqual({ day: 0 })
  })

  it("keeps three tenths from jobs", async () => {
    const quota = quotaOf({ quotas: [{ per: "hour", requests: 10 }] })
    const now = at("2025-02-17T12:20:00Z")
    for (let request = 0; request < 7; request += 1) await quota.take([], false, now)
    await expect(quota.take([], false, now)).rejects.toMatchObject({ why: "quota-spent" })
    expect(await quota.take([], true, now)).toEqual({ hour: 2 })
  })

  it("counts distinct symbols of a month: known ones are free, new ones wait for the next month", async () => {
    const quota = quotaOf({ symbolsPerMonth: 2 })
    const now = at("2025-02-17T12:00:00Z")
    await quota.take(["aapl", "msft"], true, now)
    await quota.take(["aapl"], true, now)
    await expect(quota.take(["nvda"], true, now)).rejects.toMatchObject({
      why: "quota-spent",
      retryAt: at("2025-03-01T05:00:00Z"),
    })
    await expect(quota.take(["nvda"], true, at("2025-03-01T05:00:00Z"))).resolves.toEqual({})
  })
})

describe("a local date", () => {
  it("follows the zone's rules on that day", () => {
    // 1 July, 00:00 in London: 30 June in UTC.
    const midnight = at("2024-06-30T23:00:00Z")
    expect(localHour(midnight, "Europe/London")).toBe("2024-07-01 00")
    expect(localDay(midnight, "Europe/London")).toBe(localDay(at("2024-07-01T12:00:00Z"), "UTC"))
    expect(localHour(at("2025-01-01T14:30:00Z"), "America/New_York")).toBe("2025-01-01 09")
  })
})
