import { beforeEach, describe, expect, it } from "vitest"
import { MemoryProviderState, RecordedMetrics, TestClock } from "../../../test/market-data-world.ts"
import { CircuitBreaker } from "./circuit-breaker.ts"
import { ProviderFailure } from "./provider-failure.ts"

const minute = 60_000
const throttled = new ProviderFailure("throttled", "429")
const timedOut = new ProviderFailure("timeout", "reset")

let clock: TestClock
let state: MemoryProviderState
let metrics: RecordedMetrics

beforeEach(() => {
  clock = new TestClock("2025-02-17T12:00:00Z")
  state = new MemoryProviderState()
  metrics = new RecordedMetrics()
})

/** A breaker as a process has it; several share the state. */
function breakerOf(processId: string, configuration = ""): CircuitBreaker {
  return new CircuitBreaker({
    provider: "yahoo",
    configuration,
    state,
    clock: clock.read,
    metrics,
    processId,
  })
}

async function fail(breaker: CircuitBreaker, failure: ProviderFailure, times = 1): Promise<void> {
  for (let time = 0; time < times; time += 1) await breaker.failed(await breaker.admit(), failure)
}

describe("a closed breaker", () => {
  it("opens on one throttled answer", async () => {
    const breaker = breakerOf("one")
    await fail(breaker, throttled)
    await expect(breaker.admit()).rejects.toMatchObject({
      why: "breaker-open",
      retryAt: clock.now + 5 * minute,
      breakerCause: "throttled",
    })
  })

  it("opens on the fifth counted failure in a row, and a success starts the row again", async () => {
    const breaker = breakerOf("one")
    await fail(breaker, timedOut, 4)
    await breaker.succeeded(await breaker.admit())
    await fail(breaker, timedOut, 4)
    expect((await breaker.read()).kind).toBe("closed")
    await fail(breaker, timedOut)
    expect(await breaker.read()).toMatchObject({ kind: "open", until: clock.now + minute })
  })

  it("opens when half of at least ten calls within a minute failed", async () => {
    const breaker = breakerOf("one")
    for (let pair = 0; pair < 4; pair += 1) {
      await breaker.succeeded(await breaker.admit())
      await fail(breaker, timedOut)
    }
    await breaker.succeeded(await breaker.admit())
    expect((await breaker.read()).kind).toBe("closed")
    await fail(breaker, timedOut)
    expect((await breaker.read()).kind).toBe("open")
  })

  it("forgets failures after a minute", async () => {
    const breaker = breakerOf("one")
    for (let round = 0; round < 6; round += 1) {
      await breaker.succeeded(await breaker.admit())
      await fail(breaker, timedOut)
      clock.advance(minute)
    }
    expect((await breaker.read()).kind).toBe("closed")
  })

  it("does not count an answer about a symbol", async () => {
    const breaker = breakerOf("one")
    await fail(breaker, new ProviderFailure("bad-symbol", "404"), 20)
    expect((await breaker.read()).kind).toBe("closed")
  })
})

describe("an open breaker", () => {
  it("is still open in the process that starts after it", async () => {
    await fail(breakerOf("one"), throttled)
    await expect(breakerOf("restarted").admit()).rejects.toMatchObject({ why: "breaker-open" })
  })

  it("leases its probe to one of two processes", async () => {
    await fail(breakerOf("one"), throttled)
    clock.advance(5 * minute)
    const admissions = await Promise.allSettled([breakerOf("one").admit(), breakerOf("two").admit()])
    expect(admissions.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
  })

  it("gives the probe to another process when the one that held it died", async () => {
    await fail(breakerOf("one"), throttled)
    clock.advance(5 * minute)
    await breakerOf("one").admit()
    clock.advance(30_000)
    await expect(breakerOf("two").admit()).resolves.toMatchObject({ isFirstProbe: true })
  })

  it("doubles its pause while probes fail: 3 of them in the first hour", async () => {
    const breaker = breakerOf("one")
    const start = clock.now
    await fail(breaker, throttled)
    const probes: number[] = []
    for (let second = 0; second < 3600; second += 1) {
      clock.now = start + second * 1000
      const permit = await breaker.admit().catch(() => null)
      if (permit === null) continue
      probes.push(second / 60)
      await breaker.failed(permit, throttled)
    }
    expect(probes).toEqual([5, 15, 35])
  })

  it("closes after two successes and says so in the metrics", async () => {
    const breaker = breakerOf("one")
    await fail(breaker, throttled)
    expect(metrics.of("breaker_state", { provider: "yahoo" })).toBe(2)
    clock.advance(5 * minute)
    const first = await breaker.admit()
    expect(metrics.of("breaker_state", { provider: "yahoo" })).toBe(1)
    await breaker.succeeded(first)
    await breaker.succeeded(await breaker.admit())
    expect(metrics.of("breaker_state", { provider: "yahoo" })).toBe(0)
    expect(
      metrics.of("breaker_transitions_total", { provider: "yahoo", to: "open", class: "throttled" }),
    ).toBe(1)
    expect(metrics.of("breaker_transitions_total", { provider: "yahoo", to: "closed", class: "" })).toBe(1)
  })

  it("has its probe moved forward, never left out", async () => {
    const breaker = breakerOf("one")
    await fail(breaker, throttled)
    await breaker.moveProbeForward()
    await expect(breaker.admit()).resolves.toMatchObject({ isFirstProbe: true })
    await expect(breakerOf("two").admit()).rejects.toMatchObject({ why: "breaker-open" })
  })
})

describe("a provider with a key", () => {
  it("is disabled by a refusal until the key is another", async () => {
    await fail(breakerOf("one", "key-1"), new ProviderFailure("unauthorised", "401"))
    clock.advance(24 * 60 * minute)
    await expect(breakerOf("one", "key-1").admit()).rejects.toMatchObject({ why: "not-configured" })
    await expect(breakerOf("one", "key-2").admit()).resolves.toMatchObject({ lease: null })
  })
})
