import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { MemoryProviderState, TestClock, type TestWorld, testWorld } from "../../../test/market-data-world.ts"
import { ProviderFailure } from "./provider-failure.ts"
import { type Call, type GuardedRequest, ProviderGuard } from "./provider-guard.ts"
import type { RequestLimits } from "./request-limits.ts"

let clock: TestClock
let state: MemoryProviderState
let world: TestWorld

beforeEach(() => {
  clock = new TestClock("2025-02-17T12:00:00Z")
  state = new MemoryProviderState()
  world = testWorld({ clock, state })
})

afterEach(() => world.http.close())

const generous: RequestLimits = {
  rates: [{ per: "second", requests: 100, burst: 1000 }],
  quotas: [],
  symbolsPerMonth: null,
  timeZone: "UTC",
  slots: 4,
  places: 50,
}

function guardOf(change: Partial<RequestLimits> = {}, sleep = clock.sleep): ProviderGuard {
  return new ProviderGuard({
    provider: "yahoo",
    limits: { ...generous, ...change },
    configuration: "",
    probe: () => Promise.resolve(),
    world: { ...world, sleep },
  })
}

const request = (call: Partial<Call> = {}): GuardedRequest => ({
  endpoint: "chart",
  symbols: [],
  call: { kind: "interactive", priority: 0, deadlineAt: clock.now + 4_000, ...call },
})

/** An exchange that fails so often and then answers; counts how often it was made. */
function failing(failure: ProviderFailure | Error, times = Infinity) {
  const exchange = { made: 0, run: () => Promise.resolve("") }
  exchange.run = () => {
    exchange.made += 1
    return exchange.made <= times ? Promise.reject(failure) : Promise.resolve("answer")
  }
  return exchange
}

const timedOut = new ProviderFailure("timeout", "reset")
const malformed = new ProviderFailure("malformed", "HTML")

describe("a guarded request", () => {
  it.each([
    ["timeout", timedOut, 3],
    ["malformed", malformed, 2],
    ["throttled", new ProviderFailure("throttled", "429"), 1],
    ["unauthorised", new ProviderFailure("unauthorised", "401"), 1],
    ["no-data", new ProviderFailure("no-data", "empty"), 1],
    ["bad-symbol", new ProviderFailure("bad-symbol", "404"), 1],
  ])("that fails as %s is made %3$i times in all", async (_, failure, made) => {
    const exchange = failing(failure)
    await expect(guardOf().run(request(), exchange.run)).rejects.toBe(failure)
    expect(exchange.made).toBe(made)
  })

  it("is made again after a jittered pause, and answers", async () => {
    const exchange = failing(timedOut, 2)
    await expect(guardOf().run(request(), exchange.run)).resolves.toBe("answer")
    expect(clock.sleeps).toEqual([250, 500])
  })

  it("is not made again when the pause would end after the deadline", async () => {
    const patient = new ProviderFailure("timeout", "503", { retryAfterMs: 5_000 })
    const exchange = failing(patient)
    await expect(guardOf().run(request(), exchange.run)).rejects.toBe(patient)
    expect(exchange.made).toBe(1)
  })

  it("waits as long as a 503 asks when there is time", async () => {
    const exchange = failing(new ProviderFailure("timeout", "503", { retryAfterMs: 3_000 }), 1)
    await expect(guardOf().run(request(), exchange.run)).resolves.toBe("answer")
    expect(clock.sleeps).toEqual([3_000])
  })

  it("is not made again beyond a tenth of the last minute's requests", async () => {
    const guard = guardOf()
    for (let made = 0; made < 40; made += 1) await guard.run(request(), () => Promise.resolve())
    let retries = 0
    for (let ask = 0; ask < 8; ask += 1) {
      const exchange = failing(timedOut, 1)
      await guard.run(request(), exchange.run).catch(() => null)
      retries += exchange.made - 1
    }
    expect(retries).toBeLessThanOrEqual(5)
    expect(retries).toBeGreaterThan(2)
  })

  it("is not made after its deadline", async () => {
    const exchange = failing(timedOut, 0)
    await expect(guardOf().run(request({ deadlineAt: clock.now }), exchange.run)).rejects.toMatchObject({
      why: expect.stringMatching(/deadline|no-tokens/) as string,
    })
    expect(exchange.made).toBe(0)
  })

  it("whose answer nobody foresaw is malformed", async () => {
    const exchange = failing(new TypeError("x is not iterable"))
    await expect(guardOf().run(request(), exchange.run)).rejects.toMatchObject({
      failure: "malformed",
      message: "x is not iterable",
    })
  })

  it("knows what is left of its time", async () => {
    const left = await guardOf().run(request(), (remainingMs) => Promise.resolve(remainingMs))
    expect(left).toBe(4_000)
  })
})

describe("a token", () => {
  const oneASecond = { rates: [{ per: "second", requests: 1, burst: 1 }] } as const

  it("is waited for when it comes before the deadline", async () => {
    const guard = guardOf(oneASecond)
    await guard.run(request(), () => Promise.resolve())
    await guard.run(request(), () => Promise.resolve())
    expect(clock.sleeps).toEqual([1_000])
  })

  it("that comes later is not: the ask says when to come again", async () => {
    const guard = guardOf(oneASecond)
    await guard.run(request(), () => Promise.resolve())
    const soon = { deadlineAt: clock.now + 500 }
    await expect(guard.run(request(soon), () => Promise.resolve())).rejects.toMatchObject({
      why: "no-tokens",
      retryAt: clock.now + 1_000,
    })
  })

  it("does not let a request through that was waiting when another was throttled", async () => {
    const other = guardOf()
    const throttled = failing(new ProviderFailure("throttled", "429"))
    const guard = guardOf(oneASecond, async (ms) => {
      clock.advance(ms)
      await other.run(request(), throttled.run).catch(() => null)
    })
    await guard.run(request(), () => Promise.resolve())
    const waiting = failing(timedOut, 0)
    await expect(guard.run(request(), waiting.run)).rejects.toMatchObject({ why: "breaker-open" })
    expect(waiting.made).toBe(0)
  })
})

describe("slots", () => {
  it("go to the most urgent of those who wait", async () => {
    const guard = guardOf({ slots: 1 })
    const order: string[] = []
    const ask = (name: string, priority: Call["priority"]) =>
      guard.run(request({ priority }), async () => {
        order.push(name)
        await new Promise((resolve) => setImmediate(resolve))
      })
    await Promise.all([ask("first", 5), ask("night", 5), ask("history", 4), ask("user", 0)])
    expect(order).toEqual(["first", "user", "history", "night"])
  })
})
