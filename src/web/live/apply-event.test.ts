import { QueryClient } from "@tanstack/react-query"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import type { JobView } from "../../contract/index.ts"
import { eventApplier } from "./apply-event.ts"

const job = (id: string, part: Partial<JobView> = {}): JobView => ({
  id,
  kind: "clean-up-jobs",
  state: "running",
  priority: 6,
  progress: 0,
  progressText: null,
  attempts: 1,
  maxAttempts: 3,
  error: null,
  cancelRequested: false,
  runAt: "2026-11-20T09:00:00Z",
  createdAt: "2026-11-20T09:00:00Z",
  startedAt: "2026-11-20T09:00:00Z",
  finishedAt: null,
  ...part,
})

describe("eventApplier", () => {
  let client: QueryClient
  const isOutdated = (key: readonly unknown[]) => client.getQueryState(key)?.isInvalidated
  beforeEach(() => {
    vi.useFakeTimers()
    client = new QueryClient()
    client.setQueryData(["portfolios"], [{ id: "a", revision: 4 }])
    client.setQueryData(["instruments", "list"], { data: [] })
  })
  afterEach(() => {
    client.clear()
    vi.useRealTimers()
  })

  it("asks again for portfolios whose revision has grown", () => {
    eventApplier(client)({ type: "invalidation", portfolioId: "a", revision: 5 })
    vi.runAllTimers()
    expect(isOutdated(["portfolios"])).toBe(true)
  })

  it("asks again when a portfolio that is shown is gone", () => {
    eventApplier(client)({ type: "invalidation", portfolioId: "a", revision: null })
    vi.runAllTimers()
    expect(isOutdated(["portfolios"])).toBe(true)
  })

  it("does not ask for a revision that is shown already", () => {
    eventApplier(client)({ type: "invalidation", portfolioId: "a", revision: 4 })
    vi.runAllTimers()
    expect(isOutdated(["portfolios"])).toBe(false)
  })

  it("leaves portfolios alone when prices come", () => {
    eventApplier(client)({ type: "freshness", instruments: ["x"] })
    vi.runAllTimers()
    expect(isOutdated(["instruments", "list"])).toBe(true)
    expect(isOutdated(["portfolios"])).toBe(false)
  })

  it("asks once for events that come together", () => {
    const invalidate = vi.spyOn(client, "invalidateQueries")
    const apply = eventApplier(client)
    for (let at = 0; at < 50; at += 1) apply({ type: "freshness", instruments: [String(at)] })
    vi.runAllTimers()
    expect(invalidate.mock.calls.map(([filters]) => filters?.queryKey)).toEqual([
      ["instruments"],
      ["providers"],
      ["accounting"],
    ])
  })

  it("takes everything for old after events were missed", () => {
    eventApplier(client)({ type: "reset" })
    vi.runAllTimers()
    expect(isOutdated(["portfolios"])).toBe(true)
    expect(isOutdated(["instruments", "list"])).toBe(true)
  })

  it("moves a job from those under way to those that ended, without asking", () => {
    client.setQueryData(["jobs", "active"], [job("b"), job("a")])
    client.setQueryData(["jobs", "ended"], [job("z", { state: "failed" })])
    const apply = eventApplier(client)
    apply({ type: "progress", job: job("a", { progress: 0.5 }) })
    expect(client.getQueryData(["jobs", "active"])).toEqual([job("b"), job("a", { progress: 0.5 })])
    apply({ type: "progress", job: job("a", { state: "succeeded" }) })
    expect(client.getQueryData(["jobs", "active"])).toEqual([job("b")])
    expect(client.getQueryData(["jobs", "ended"])).toEqual([
      job("a", { state: "succeeded" }),
      job("z", { state: "failed" }),
    ])
  })

  it("makes up no list that was never asked for", () => {
    eventApplier(client)({ type: "progress", job: job("a") })
    expect(client.getQueryData(["jobs", "active"])).toBeUndefined()
  })
})
